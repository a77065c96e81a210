/** The sections of the settings in page order: the last part of the URL, and the heading. */
export const SETTINGS_SECTIONS = [
  ['accounts', 'Accounts'],
  ['passphrase', 'Passphrase and lock'],
  ['monitor', 'Monitoring'],
  ['team', 'Team'],
  ['keys', 'Keys'],
  ['anywhere', 'From any page'],
  ['messages', 'Messages to customers'],
  ['notices', 'Notifications'],
  ['permissions', 'What the browser allows'],
  ['retention', 'Old checkouts'],
  ['data', 'What is kept and what is sent'],
  ['diagnostics', 'Diagnostics'],
] as const;
