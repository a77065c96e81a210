import type { AuthMode } from '../inqud/authentication';
import type { InqudError } from '../inqud/errors';

/** The colours an account can have, each defined in `theme.css`. A colour is never shown without the account's name. */
export const COLOURS = ['blue', 'green', 'orange', 'purple', 'red', 'teal', 'pink', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** One saved API token with one widget. Its secret is stored separately, for the vault only. */
export type Account = {
  id: string;
  label: string;
  colour: Colour;
  /** Its position among the accounts, from 0. */
  position: number;
  /** `CAP-…`, Inqud's project. */
  widgetId: string;
  /** `TKN-…` */
  tokenId: string;
  mode: AuthMode;
  /**
   * How the vault stores the secret: not at all, under a key of this browser, under the passphrase, or damaged, so that
   * it can no longer be decrypted. Written together with the secret itself.
   */
  secret: 'none' | 'browser' | 'passphrase' | 'damaged';
  /** The same for the secret that Inqud signs this widget's webhooks with, when the user chooses to keep it. */
  webhookSecret: 'none' | 'browser' | 'passphrase' | 'damaged';
  createdAt: number;
  /** Set when Inqud refused the credentials: no request is sent for this account until the user resumes it. */
  paused: { at: number; error: InqudError } | null;
  /** Set when the user removed it. It stays without its token, to name the owner of its history. */
  removed: { at: number; withHistory: boolean } | null;
};
