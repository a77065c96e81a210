import type { AuthMode } from '../inqud/authentication';
import type { InqudError } from '../inqud/errors';

/** The colours an account can have, each defined in `theme.css`. A colour never stands without the account's name. */
export const COLOURS = ['blue', 'green', 'orange', 'purple', 'red', 'teal', 'pink', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** One saved API token with one widget. Its secret is elsewhere: only the vault touches it. */
export type Account = {
  id: string;
  label: string;
  colour: Colour;
  /** Its place among the accounts, from 0. */
  position: number;
  /** `CAP-…`, Inqud's project. */
  widgetId: string;
  /** `TKN-…` */
  tokenId: string;
  mode: AuthMode;
  /**
   * How the vault keeps the secret: not at all, under a key of this browser, under the passphrase, or so that it
   * cannot be opened any more. Written together with the secret itself.
   */
  secret: 'none' | 'browser' | 'passphrase' | 'damaged';
  /** Likewise for the secret that Inqud signs this widget's webhooks with, when a person wants it kept. */
  webhookSecret: 'none' | 'browser' | 'passphrase' | 'damaged';
  createdAt: number;
  /** Set when Inqud refused the credentials: nothing is asked for this account until a person has looked. */
  paused: { at: number; error: InqudError } | null;
  /** Set when a person removed it: without its token, for the history that it left. */
  removed: { at: number; withHistory: boolean } | null;
};
