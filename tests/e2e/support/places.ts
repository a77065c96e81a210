/** The pages of the settings, and all others that a desk shows without an ID: the hashes of a walk over every screen. */
export const SETTINGS_PLACES = [
  ...['accounts', 'general', 'passphrase', 'notices', 'monitor', 'team', 'keys', 'messages', 'permissions'],
  ...['privacy', 'diagnostics', 'help', 'news', 'about'],
].map((page) => `settings/${page}`);
export const DESK_PLACES = [
  'checkouts',
  'new',
  'many',
  'import',
  'overview',
  'attention',
  'presets',
  'preview',
  'webhooks',
  'requests',
];
