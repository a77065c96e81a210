import { msg } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import type { DraftForm } from './draftForm';

/** The labels of the lifetimes. */
export const EXPIRY_WORDS: Record<DraftForm['expiry'], Message> = {
  '15m': msg({ message: '15 min', comment: 'Minutes, short' }),
  '1h': msg({ message: '1 h', comment: 'Hours, short' }),
  '24h': msg({ message: '24 h', comment: 'Hours, short' }),
  '7d': msg`7 days`,
  own: msg`Custom date`,
};
