import { msg } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import type { Route } from './routes';

/** What each page of the desk is called, in the browser's tab too; an open checkout says its own order. */
export const PAGE_TITLES = {
  checkouts: msg`Checkouts`,
  checkout: null,
  new: msg`New checkout`,
  many: msg`Bulk create`,
  import: msg({ message: 'Import', context: 'noun' }),
  overview: msg`Overview`,
  attention: msg`Needs attention`,
  presets: msg`Presets`,
  preview: msg`Widget preview`,
  webhooks: msg`Webhooks`,
  requests: msg`API log`,
  settings: msg`Settings`,
  account: msg`Account`,
} as const satisfies Record<Route['at'], Message | null>;
