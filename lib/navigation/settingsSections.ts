/** The sections of the settings: the last part of their addresses, and their headings, in their order on the page. */
export const SETTINGS_SECTIONS = [
  ['accounts', 'Accounts'],
  ['passphrase', 'Passphrase and lock'],
  ['monitor', 'Monitoring'],
  ['keys', 'Keys'],
  ['anywhere', 'From any page'],
  ['messages', 'Messages to customers'],
  ['notices', 'Notifications'],
  ['permissions', 'What the browser allows'],
  ['retention', 'Old checkouts'],
  ['data', 'What is kept and what is sent'],
  ['diagnostics', 'Diagnostics'],
] as const;
