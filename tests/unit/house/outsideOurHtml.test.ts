import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What shows a text outside of our own HTML, where neither `bdi` nor a style keeps it in its place. */
const SHOWN_BY_THE_BROWSER =
  /\bnotifications\s*\.\s*(create|update)\b|\bnew Notification\b|\.omnibox\b[^;]*\bsuggest\b|\bsetDefaultSuggestion\b|\bdocument\s*\.\s*title\b|\.\s*download\s*=|\bdownloads\s*\.\s*download\b|\b(contextMenus|menus)\s*\.\s*(create|update)\b|\.\s*setTitle\b|\.\s*setBadgeText\b|\bnavigator\s*\.\s*share\b|\b(alert|confirm|prompt)\(|\bsetPanel\b/;

/** Where that happens, and what becomes of foreign text before: one function for all, or there is none. */
const PLACES: Record<string, { by: string } | { none: string }> = {
  'components/ui/hooks/useTitle.ts': { by: 'components/checkouts/detail/OpenCheckout.tsx' },
  'lib/background/notify/notifier.ts': { by: 'lib/background/notify/notificationText.ts' },
  'lib/background/notify/testNotification.ts': { none: 'our own words' },
  'lib/background/shell/badge.ts': { none: 'a number' },
  'lib/background/shell/contextMenu.ts': { by: 'lib/background/shell/contextMenu.ts' },
  'lib/background/shell/omnibox.ts': { by: 'lib/background/shell/omnibox.ts' },
  'lib/checkouts/housekeeping/saveToDownloads.ts': { none: 'a name by copyName' },
  'lib/share/system.ts': { by: 'lib/share/fillMessage.ts' },
  'lib/shared/download.ts': { by: 'lib/share/fileName.ts' },
};
/** All that save a file, and what they call it by. */
const FILES: Record<string, string> = {
  'components/bulk-create/BulkResult.tsx': 'the day',
  'components/checkout-form/presets/PresetFiles.tsx': 'presetsFileName',
  'components/checkouts/list/ExportDialog.tsx': 'copyName',
  'components/share/QrDialog.tsx': 'qrFileName',
  'lib/checkouts/backup/saving.ts': 'copyName',
  'lib/checkouts/housekeeping/saveToDownloads.ts': 'copyName',
};
const TITLES: Record<string, string> = {
  'components/app/Desk.tsx': 'a word of ours',
  'components/app/LockedDesk.tsx': 'a word of ours',
  'components/checkouts/detail/OpenCheckout.tsx': 'isolated',
  'components/checkouts/display/CustomerDisplay.tsx': 'a word of ours',
};

const sources = globSync('{components,entrypoints,lib}/**/*.{ts,tsx}')
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
const textOf = (path: string) => readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
const using = (pattern: RegExp) => sources.filter((path) => pattern.test(textOf(path)));

describe('a text that the browser shows outside of our HTML', () => {
  it('is handed over in these places only', () => {
    expect(using(SHOWN_BY_THE_BROWSER)).toEqual(Object.keys(PLACES));
    expect(using(/(?<!function )\bdownload\(/)).toEqual(Object.keys(FILES));
    expect(using(/(?<!function )\buseTitle\(/)).toEqual(Object.keys(TITLES));
  });

  it('goes through one function where it is foreign [S-50]', () => {
    const cleaning = /\b(foreignText|isolated|plainText)\b/;
    const by = Object.values(PLACES).flatMap((place) => ('by' in place ? place.by : []));
    expect(by.filter((path) => !cleaning.test(textOf(path)))).toEqual([]);
  });
});
