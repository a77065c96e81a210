import { msg } from '@lingui/core/macro';
/** The sections of the settings in page order: the last part of the URL, and the heading. */
export const SETTINGS_SECTIONS = [
  ['accounts', msg`Accounts`],
  ['passphrase', msg`Passphrase and lock`],
  ['monitor', msg`Monitoring`],
  ['keys', msg`Keys`],
  ['anywhere', msg`From any page`],
  ['messages', msg`Messages to customers`],
  ['notices', msg`Notifications`],
  ['permissions', msg`What the browser allows`],
  ['retention', msg`Old checkouts`],
  ['data', msg`What is kept and what is sent`],
  ['diagnostics', msg`Diagnostics`],
] as const;
