import type { AuthMode } from '../inqud/authentication';
import type { InqudError } from '../inqud/errors';

/** One saved API token with one widget. Its secret is elsewhere: only the vault touches it. */
export type Account = {
  id: string;
  label: string;
  /** `CAP-…`, Inqud's project. */
  widgetId: string;
  /** `TKN-…` */
  tokenId: string;
  mode: AuthMode;
  createdAt: number;
  /** Set when Inqud refused the credentials: nothing is asked for this account until a person has looked. */
  paused: { at: number; error: InqudError } | null;
};
