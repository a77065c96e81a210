import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { notificationText } from '../../../../lib/background/notify/notificationText';
import { keepMenu } from '../../../../lib/background/shell/contextMenu';
import { answerOmnibox } from '../../../../lib/background/shell/omnibox';
import { presets } from '../../../../lib/checkout-form/presets/settings';
import type { HistoryDb, StoredCheckout } from '../../../../lib/checkouts/database';
import { NOTIFICATION_KINDS } from '../../../../lib/checkouts/database';
import { qrFileName } from '../../../../lib/share/fileName';
import { isolated } from '../../../../lib/shared/foreignText';
import { writeSetting } from '../../../../lib/storage/settings';
import { checkout, emptyHistory, preset } from '../../support/examples';
import { startMenus } from './browser';

/** Whatever has no shape, but for joiners and selectors within a character, and for the isolates that we put around. */
const SHAPELESS =
  /(?!\u200c|\u200d|\p{Variation_Selector}|\u2068|\u2069)[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\u2028\u2029\ufff9-\ufffc]/u;
const HOSTILE = [
  '\u202e',
  '\u2066',
  '\u061c',
  '\n',
  '\r',
  '\0',
  '\x1b',
  '\u3164',
  '\u115f',
  '\u2063',
  '\u180e',
  '\u034f',
  '\u{e0041}',
  '\u2800',
  '\ud800',
  '<b>',
  '&amp;',
  '%s',
  '&&',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE, 'Paid: order 1001', '👩🏽‍💻', 'مرحبا'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
const rows: fc.Arbitrary<StoredCheckout> = fc
  .record({
    orderId: text,
    name: fc.option(text, { nil: null }),
    amount: fc.option(fc.record({ amount: fc.constant('100.50'), currency: text }), { nil: null }),
    status: text.map((status) => status || 'NEW'),
    reason: fc.option(text, { nil: null }),
  })
  .map((changes) => checkout(changes));

/** It is on one line, nothing in it is unseen, all isolates are closed, and it is not long. */
function expectPlain(shown: string, longest: number): void {
  expect(shown).not.toMatch(SHAPELESS);
  expect(shown.isWellFormed()).toBe(true);
  expect(shown.length).toBeLessThan(longest);
  let depth = 0;
  for (const character of shown) {
    depth += character === '\u2068' ? 1 : character === '\u2069' ? -1 : 0;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
}

/** No passphrase, or an unlocked desk. */
const notHidden = async () => false;

let history: HistoryDb;
beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
  history = await emptyHistory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('foreign text outside of our HTML', () => {
  it('in a notification is plain, and forges no line [S-50]', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...NOTIFICATION_KINDS),
        fc.option(text, { nil: null }),
        (row, kind, account) => {
          const { title, message } = notificationText(kind, row, account);
          expectPlain(title, 200);
          expectPlain(message, 200);
        },
      ),
    );
  });

  it('in the name of a file is plain [S-50]', () => {
    fc.assert(
      fc.property(text, (order) => {
        expect(qrFileName(order, 'png')).toMatch(/^qr(-[\p{L}\p{N}\p{M}._-]{1,60})?\.png$/u);
      }),
    );
  });

  it('in a tab is plain [S-50]', () => {
    fc.assert(fc.property(text, (order) => expectPlain(`Order ${isolated(order)} · Checkout Desk`, 100)));
  });

  it('in the menu is plain [S-50]', async () => {
    const menus = startMenus();
    await writeSetting(
      presets,
      HOSTILE.map((label, at) => preset({ id: `p${at}`, label: `a${label}b${'x'.repeat(200)}` })),
    );
    keepMenu({ isHidden: notHidden, spoken: Promise.resolve() });
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(() => expect(menus.lines().length).toBeGreaterThan(HOSTILE.length));
    for (const [, title = ''] of menus.lines()) expectPlain(title, 80);
  });

  it('in the address bar is plain, and XML that Chrome can read [S-50]', async () => {
    const { suggestions, type } = startOmnibox();
    const written = fc.sample(rows, { numRuns: 60, seed: 1 });
    for (const [at, row] of written.entries()) {
      await history.checkouts.clear();
      await history.checkouts.put({ ...row, id: `CCO-${at}`, orderId: `1001${row.orderId}` });
      await type('1001');
    }
    expect(suggestions.length).toBeGreaterThan(50);
    for (const description of suggestions) {
      expect(description).not.toMatch(/<|&(?!amp;|lt;|gt;)/);
      expectPlain(description, 400);
    }
  });
});

it('in the first line of the address bar names the order, whatever is typed', async () => {
  const { suggestions, type } = startOmnibox();
  await history.checkouts.put(checkout({ orderId: 'A%s17' }));
  await type('A%s17');
  expect(suggestions).toHaveLength(2);
  expect(suggestions[0]).toContain('A% s17');
  expect(suggestions[0]).not.toContain('%s');
});

function startOmnibox() {
  const suggestions: string[] = [];
  let listener: ((typed: string, suggest: (all: { description: string }[]) => void) => Promise<void>) | undefined;
  Object.assign(fakeBrowser, {
    omnibox: {
      setDefaultSuggestion: ({ description }: { description: string }) => suggestions.push(description),
      onInputChanged: { addListener: (added: typeof listener) => (listener = added) },
      onInputEntered: { addListener: () => {} },
    },
  });
  answerOmnibox({
    history,
    accountIds: async () => ['shop'],
    isHidden: notHidden,
    isBlurred: async () => false,
    spoken: Promise.resolve(),
    asked: () => {},
  });
  const type = (typed: string) =>
    listener?.(typed, (all) => suggestions.push(...all.map(({ description }) => description)));
  return { suggestions, type };
}
