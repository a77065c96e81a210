import { beforeAll, describe, expect, it } from 'vitest';
import { atLength } from '../../soak.ts';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, createElsewhere, importCheckout, POPUP, WIDE } from '../support/flows.ts';
import { ourHalf } from '../support/halves.ts';
import { DESK_PLACES, SETTINGS_PLACES } from '../support/places.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const NARROW = { width: 400, height: 900 };

describe('in another language, every screen fits', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;
  let places: string[] = [];
  /** Of two checkouts. */
  let opened: string[] = [];

  beforeAll(async () => {
    const { model } = stage.simulator;
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    popup = await stage.desk.open('popup.html', POPUP);
    const amount = '1250.00';
    const under = createElsewhere(stage.simulator, '10482', { amount });
    const open = createElsewhere(stage.simulator, '10483', { amount });
    model.pickCoin(under, 'TRON_USDT');
    model.pay(under, '40');
    model.confirm(under);
    // Its row has a button that the others do not have.
    const expiresAt = new Date(Date.now() + 9 * 60_000).toISOString();
    const soon = createElsewhere(stage.simulator, '10484', { amount, expiresAt });
    for (const id of [under, open, soon]) await importCheckout(desk, id);
    opened = [`checkouts/${open}`, `checkouts/${under}`];
    places = [...DESK_PLACES, ...opened, ...SETTINGS_PLACES, 'accounts/new'];
  });

  const speak = async (language: string) => {
    await desk.bringToFront();
    await desk.evaluate(() => location.assign('#/settings/general'));
    await desk.findByCss('section[aria-labelledby="language-title"] select').evaluate((select, language) => {
      if (!(select instanceof HTMLSelectElement)) return;
      select.value = language;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, language);
    await isSpoken(language);
  };
  const isSpoken = async (language: string) => {
    for (const page of [desk, popup]) {
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    }
  };

  const WALKS = [
    { language: 'en', what: 'with texts 40 % longer', size: WIDE },
    { language: 'en', what: 'with texts 40 % longer', size: NARROW },
    { language: 'ar', what: 'from right to left', size: WIDE },
    { language: 'ar', what: 'from right to left', size: NARROW },
    { language: 'de', what: 'with its long words', size: NARROW },
    { language: 'uk', what: 'with its long sentences', size: NARROW },
  ];
  /** Where there is room, the longer texts of English stand for these. */
  const MORE = [
    { language: 'de', what: 'with its long words', size: WIDE },
    { language: 'uk', what: 'with its long sentences', size: WIDE },
  ];

  it.each(ourHalf([...WALKS, ...atLength([], MORE)]))(
    '$language, $what, in $size.width px',
    async ({ language, size }) => {
      await speak(language);
      await desk.setSize(size);
      await expect.poll(() => desk.evaluate(() => innerWidth)).toBe(size.width);
      const wrong = await desk.evaluate(unfitAt, places, language === 'en');
      await popup.bringToFront();
      wrong.push(...(await popup.evaluate(unfitAt, [null], language === 'en')).map((each) => `popup, ${each}`));
      expect(wrong).toEqual([]);
    },
  );

  it('is chosen in the popup, too, at once on all pages', async () => {
    await popup.bringToFront();
    for (const [language, name] of [
      ['fr', 'Français'],
      ['ar', 'العربية'],
    ] as const) {
      await popup.findByCss('.popup-languages > summary').click();
      await popup.find('button', name).click();
      await isSpoken(language);
    }
  });

  it('from right to left, nothing is amiss for who cannot see it', async () => {
    await desk.bringToFront();
    const settings = ['settings/notices', 'settings/accounts'];
    const walked = ['checkouts', 'overview', 'attention', 'webhooks', ...settings, ...opened];
    expect(await desk.evaluate(() => document.documentElement.dir)).toBe('rtl');
    for (const place of atLength(BROWSER === 'firefox' ? walked.slice(0, 1) : ourHalf(walked), walked)) {
      await desk.evaluate(unfitAt, [place], false);
      expect(await axe(desk), place).toEqual([]);
    }
    await popup.bringToFront();
    expect(await axe(popup)).toEqual([]);
  });
});

/**
 * Runs in a page: shows each place, or null for what is shown, and says what of it does not fit. `longer` makes each text 40 % longer for that, as
 * translations of English are.
 */
async function unfitAt(places: (string | null)[], longer: boolean): Promise<string[]> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && /\p{L}{3}/u.test(node.textContent ?? '');
  const ownTexts = (element: Element) => Array.from(element.childNodes).filter(isText);
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 60)}`;
  /** Names, IDs and amounts are as long as they are, and are cut where there is no room. */
  const isData = (element: Element) =>
    element.closest('bdi, code, pre, .mono, textarea, option, svg, .visually-hidden') !== null;

  function lengthen(): () => void {
    const before = new Map<Node, string>();
    for (const element of document.querySelectorAll('body *')) {
      if (isData(element)) continue;
      for (const node of ownTexts(element)) {
        const text = node.textContent ?? '';
        before.set(node, text);
        const word = 'ellen '.repeat(20).slice(0, Math.ceil(text.trim().length * 0.4));
        node.textContent = text.trimEnd() + word + (/\s$/.test(text) ? ' ' : '');
      }
    }
    return () =>
      before.forEach((text, node) => {
        node.textContent = text;
      });
  }

  /** Whether a column is so narrow that its letters stand one below the other. */
  const isStacked = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    const letters = Number.parseFloat(getComputedStyle(element).fontSize);
    return ownTexts(element).length > 0 && width > 0 && width < 2.5 * letters && height > 3.5 * letters;
  };
  /** Whether a word goes on in the next line, for its column is narrower. */
  const isBroken = (element: Element): boolean =>
    ownTexts(element).some((node) =>
      Array.from((node.textContent ?? '').matchAll(/[\p{L}\p{N}]{4,}/gu)).some(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1;
      }),
    );
  /** Code that is read from the right is no code, nor is an amount that is not set apart from what is around it. */
  const isTurned = (element: Element): boolean => {
    if (element.matches('.row-amount, .needs-you-amount, .parts-amount, .checkout-page-amount')) {
      return ownTexts(element).length > 0;
    }
    if (!element.matches('code, pre, .key, .request-path > *, input.mono, textarea.mono, input[type="url"]'))
      return false;
    const { direction, textAlign } = getComputedStyle(element);
    return direction === 'rtl' || (textAlign === 'right' && element.matches('pre, code'));
  };
  const scrolls = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  /** Whether a control lies over its beginning or its end. */
  const isCovered = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [left + 2, right - 2].some((x) => {
      const over = document.elementFromPoint(x, (top + bottom) / 2)?.closest('button, .button, input, select');
      return over && !over.contains(element) && !element.contains(over);
    });
  };
  function unfit(): string[] {
    const { scrollWidth } = document.documentElement;
    const page = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      if (!element.checkVisibility()) return false;
      if (isTurned(element)) return true;
      if (isData(element) || element.closest('option')) return false;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element)) return true;
      if (isStacked(element)) return true;
      if (ownTexts(element).length === 0) return false;
      if (!longer && isBroken(element)) return true;
      if (element.checkVisibility({ opacityProperty: true }) && isCovered(element)) return true;
      const { display, overflowX } = getComputedStyle(element);
      return display !== 'inline' && !/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    });
    return [...page, ...elements.map(nameOf)];
  }

  const all: string[] = [];
  for (const place of places) {
    if (place !== null) {
      location.hash = `#/${place}`;
      const [at] = place.split('/');
      const shown = place.startsWith('checkouts/') ? 'checkout' : at === 'accounts' ? 'account' : at;
      while (!document.querySelector(`.desk-at-${shown} :is(h1, h2)`)) await drawn();
    }
    for (const details of document.querySelectorAll('details:not(.menu)')) details.setAttribute('open', '');
    await drawn();
    const restore = longer ? lengthen() : () => {};
    if (longer) await drawn();
    all.push(...unfit().map((each) => `${place ?? 'here'}: ${each}`));
    restore();
  }
  return all;
}
