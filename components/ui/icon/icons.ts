/** The icons of the product, each by what it stands for. Only those that a page uses are in its script. */
export type { IconNode } from 'lucide';
export { default as downIcon } from 'lucide/dist/esm/icons/arrow-down.mjs';
export { default as upIcon } from 'lucide/dist/esm/icons/arrow-up.mjs';
export { default as attentionIcon } from 'lucide/dist/esm/icons/bell-ring.mjs';
export { default as presetsIcon } from 'lucide/dist/esm/icons/bookmark.mjs';
export { default as widgetIcon } from 'lucide/dist/esm/icons/eye.mjs';
export { default as bulkCreateIcon } from 'lucide/dist/esm/icons/layers.mjs';
export { default as overviewIcon } from 'lucide/dist/esm/icons/layout-dashboard.mjs';
export { default as lockIcon } from 'lucide/dist/esm/icons/lock.mjs';
export { default as menuIcon } from 'lucide/dist/esm/icons/menu.mjs';
export { default as checkoutsIcon } from 'lucide/dist/esm/icons/receipt.mjs';
export { default as settingsIcon } from 'lucide/dist/esm/icons/settings.mjs';
export { default as filtersIcon } from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
export { default as requestsIcon } from 'lucide/dist/esm/icons/terminal.mjs';
export { default as webhooksIcon } from 'lucide/dist/esm/icons/webhook.mjs';
