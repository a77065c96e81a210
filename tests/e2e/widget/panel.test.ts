import { beforeAll, describe, expect, it } from 'vitest';
import type { Assumptions } from '../../simulator/assumptions.ts';
import { atLength } from '../../soak.ts';
import { axe } from '../driver/axe.ts';
import type { Frame, Tab } from '../driver/types.ts';
import { addAccount, createCheckout, createElsewhere, openCheckout, timelineOf, WIDE } from '../support/flows.ts';
import { COLOUR_SCHEMES, ourHalf } from '../support/halves.ts';
import { BROWSER, useStage } from '../support/stage.ts';

describe('the widget in its panel', () => {
  const stage = useStage({ simulator: { assumptions: { confirmationMs: 200 } } });
  let desk: Tab;
  let id: string;
  let page: Tab;
  let orders = 0;

  /** Opens a fresh checkout in the desk. */
  async function open(): Promise<void> {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    orders += 1;
    id = await createCheckout(desk, `panel-${orders}`);
    await desk.press('Escape');
    page = desk;
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
  }
  /** Likewise, and waits for its widget. */
  async function show(): Promise<Frame> {
    await open();
    const widget = await shown();
    await told(/Open Reported by widget/);
    return widget;
  }
  /** The frame, once the widget is in it; before that the panel may load it anew. */
  const shown = async (): Promise<Frame> => {
    await page.findByCss('.widget-panel[data-state="shown"]').wait();
    const widget = await page.frame('widget.js');
    await widget.waitForText('100.00 USD');
    return widget;
  };
  /** A checkout that no page shows. */
  const another = () => createElsewhere(stage.simulator, 'unseen');
  /** Leaves the checkout; until `takeTime`, or until the page is loaded again, 8 seconds pass in half of one. */
  const leaveInHaste = async () => {
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    await page.find('heading', 'New checkout').wait();
    await page.evaluate(() => {
      const { setTimeout } = globalThis;
      const hasty = (work: () => void, ms?: number) => setTimeout(work, ms === 8000 ? 500 : ms);
      Object.assign(globalThis, { setTimeout: hasty, unhurried: setTimeout });
    });
  };
  const takeTime = () =>
    page.evaluate(() => Reflect.set(globalThis, 'setTimeout', Reflect.get(globalThis, 'unhurried')));
  const comeBack = () => page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
  const told = (line: RegExp) => expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(line));
  const paid = (checkoutId: string) => JSON.stringify({ id: checkoutId, status: 'SUCCESS' });
  const statusOf = (checkoutId: string) => stage.simulator.model.get(checkoutId)?.status;

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    // In a narrower one the checkout lies over the list.
    await desk.setSize(WIDE);
  });

  it('is exactly 392 CSS px wide, inside and out, without a scroll bar', async () => {
    const widget = await show();
    // The frame grows to what the widget needs.
    await expect
      .poll(() => widget.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      .toBeLessThanOrEqual(0);
    expect(await page.findByCss('iframe').evaluate((frame) => frame.getBoundingClientRect().width)).toBe(392);
    expect(await widget.evaluate(() => [innerWidth, document.documentElement.clientWidth])).toEqual([392, 392]);
    expect(await widget.evaluate(() => document.querySelector('app-widget')?.getBoundingClientRect().width)).toBe(392);
  });

  it('has its address in the URL: reload and back work', async () => {
    await page.reload();
    await shown();
    await page.find('link', 'Settings').click();
    await page.find('heading', 'Settings').wait();
    await page.back();
    await page.find('heading', `panel-${orders}`).wait();
  });

  it('has each of its events in the timeline as reported, and then confirmed: SUCCESS', async () => {
    stage.simulator.assumptions.set({ confirmationMs: null });
    const widget = await shown();
    await widget.find('button', /USDT.*Ethereum/s).click();
    await told(/Request created Reported by widget. Confirmed by Inqud/);
    await widget.find('button', 'Pay the exact amount').click();
    await told(/Payment detected Reported by widget. Confirmed by Inqud/);
    stage.simulator.model.confirm(id);
    await told(/Paid Reported by widget. Confirmed by Inqud/);
    expect(statusOf(id)).toBe('SUCCESS');
    const facts = page.find('region', 'Payment', { exact: true });
    expect(await facts.text()).toMatch(/USDT on Ethereum.*99\.46291 USDT/s);
    await facts.find('button', /^0x.*Copy transaction hash$/).wait();
  });

  it('shows a report at once and not as confirmed, while Inqud does not answer', async () => {
    const widget = await show();
    stage.simulator.faults.always('read', { kind: 'hang' });
    await widget.find('button', /USDT.*Ethereum/s).click();
    await told(/Request created Reported by widget. Not confirmed yet/);
    await page.find('link', /Request created ?, reported, not confirmed yet/s).wait();
    stage.simulator.faults.clear();
    await told(/Request created Reported by widget. Confirmed by Inqud/);
  });

  it('ends in CONFLICT when the payer sends too little, and says how much is missing', async () => {
    const widget = await shown();
    await widget.find('button', 'Pay less').click();
    await told(/Underpaid|Conflict Reported by widget. Confirmed/);
    await page.waitForText(/Underpaid: .* of 99\.46291 USDT received, .* USDT missing/);
    expect(stage.simulator.model.get(id)).toMatchObject({ status: 'CONFLICT', reason: 'UNDERPAID' });
  });

  describe('whose address comes with headers that forbid frames or scripts', () => {
    const inFirefox = () => BROWSER === 'firefox';
    const script: [string, Partial<Assumptions>][] = [
      ['X-Frame-Options', { scriptXFrameOptions: 'DENY' }],
      ['frame-ancestors', { scriptContentSecurityPolicy: "frame-ancestors 'none'" }],
      ['a policy without scripts', { scriptContentSecurityPolicy: "script-src 'none'" }],
      [
        'everything forbidden',
        {
          scriptXFrameOptions: 'DENY',
          scriptContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        },
      ],
    ];
    const hostedPage: Partial<Assumptions> = {
      hostedXFrameOptions: 'DENY',
      hostedContentSecurityPolicy: "frame-ancestors 'none'",
    };

    // Firefox is told of none of them: a frame that stays silent is all that it sees.
    it.each(inFirefox() ? script.slice(-1) : atLength(script.slice(-1), script))(
      '%s: is shown all the same in Chrome; in Firefox, which keeps them, the hosted page is in its place [S-62]',
      async (_what, headers) => {
        stage.simulator.assumptions.set(headers);
        // A frame that stays silent is waited for.
        if (inFirefox()) await leaveInHaste();
        await open();
        if (!inFirefox()) {
          expect(await (await shown()).text()).toContain('100.00 USD');
          return;
        }
        await page.waitForText('Inqud doesn’t let the widget be shown on its own here');
        const hosted = await page.frame(`/checkout/${id}`);
        await hosted.waitForText('Simulated hosted checkout page');
        await hosted.find('button', /USDT.*Ethereum/s).click();
        await told(/Request created Reported by widget. Confirmed by Inqud/);
        expect(await page.findByCss('iframe').evaluate((frame) => frame.getBoundingClientRect().width)).toBe(392);
        await expect
          .poll(() => hosted.evaluate(() => document.documentElement.scrollHeight - innerHeight))
          .toBeLessThanOrEqual(0);
        expect(await axe(page)).toEqual([]);
        stage.simulator.assumptions.reset();
        await takeTime();
        await page.find('button', 'Try the widget').click();
        await shown();
      },
    );

    it('and the hosted page’s too: Firefox says why, and a click opens a window as wide as the widget [S-62]', async () => {
      stage.simulator.assumptions.set({ ...script[0]?.[1], ...hostedPage });
      if (inFirefox()) await leaveInHaste();
      await open();
      if (!inFirefox()) {
        await shown();
        return;
      }
      const panel = page.find('region', 'Payment widget');
      await panel.waitForText('Inqud doesn’t let its page be shown here, or isn’t answering.');
      expect(await axe(page)).toEqual([]);
      await panel.find('button', 'Open in a phone-sized window').click();
      const own = await stage.desk.waitForTab(`/checkout/${id}`);
      await own.waitForText('100.00 USD');
      await own.find('button', /USDT.*Ethereum/s).click();
      await told(/Request created Reported by payment page. Confirmed by Inqud/);
      await own.close();
      stage.simulator.assumptions.reset();
      await takeTime();
      await panel.find('button', 'Try again').click();
      await shown();
    });

    it('only the hosted page’s: the widget is shown', async () => {
      stage.simulator.assumptions.set(hostedPage);
      await open();
      await shown();
    });

    it('are changed by one rule, for frames in our own pages alone, which goes with the browser [S-62]', async () => {
      const rules = await page.evaluate(async () => {
        const { declarativeNetRequest: rules } =
          Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return [await rules.getSessionRules(), await rules.getDynamicRules(), await rules.getEnabledRulesets()];
      });
      const own = stage.desk.extensionOrigin.replace(/^.*:\/\//, '');
      const rule = {
        id: 1,
        action: {
          type: 'modifyHeaders',
          responseHeaders: [
            { header: 'X-Frame-Options', operation: 'remove' },
            { header: 'Content-Security-Policy', operation: 'remove' },
          ],
        },
        condition: {
          urlFilter: '|https://paycrypto.inqud.com/widget.js|',
          resourceTypes: ['sub_frame'],
          initiatorDomains: [own],
        },
      };
      // The one that is always there changes no page's headers: it is about our own requests.
      expect(rules).toEqual([inFirefox() ? [] : [expect.objectContaining(rule)], [], ['fresh-connection']]);
    });
  });

  it('leaves the hosted page its protection: a foreign page cannot frame it [S-4]', async () => {
    const id = another();
    const foreign = async () => {
      const html = `<title>Foreign</title><iframe src="https://paycrypto.inqud.com/checkout/${id}"></iframe>`;
      return stage.desk.openWeb(`data:text/html,${encodeURIComponent(html)}`);
    };
    const open = await foreign();
    await (await open.frame(`/checkout/${id}`)).waitForText('100.00 USD');
    await open.close();

    stage.simulator.assumptions.set({
      hostedXFrameOptions: 'DENY',
      hostedContentSecurityPolicy: "frame-ancestors 'none'",
    });
    stage.simulator.requests.clear();
    const refused = await foreign();
    await stage.simulator.requests.arrival(({ path }) => path === `/checkout/${id}`);
    // The framed page would ask for the widget's script next; the refused one never gets that far.
    await refused.waitFor(() => document.readyState === 'complete');
    expect(stage.simulator.requests.list().map(({ path }) => path)).not.toContain('/widget.js');
    await refused.close();
  });

  it('hosts a checkout for no website: the frame listens to our own pages only [S-3]', async () => {
    const id = another();
    const html = '<title>Foreign</title><iframe src="https://paycrypto.inqud.com/widget.js"></iframe>';
    const foreign = await stage.desk.openWeb(`data:text/html,${encodeURIComponent(html)}`);
    const frame = await foreign.frame('widget.js');
    await frame.waitFor(() => document.readyState === 'complete' && document.body.textContent !== '');
    await frame.evaluate(() => {
      addEventListener('message', ({ data }) => {
        if (data === 'asked') document.body.dataset.asked = 'yes';
      });
    });
    await foreign.evaluate((checkoutId) => {
      frames[0]?.postMessage({ desk: 'host', checkoutId }, '*');
      frames[0]?.postMessage('asked', '*');
    }, id);
    // What it was asked before that has been heard.
    await frame.waitFor(() => document.body.dataset.asked === 'yes');
    expect(await frame.evaluate(() => document.querySelector('app-widget'))).toBeNull();
    await foreign.close();
  });

  it('changes nothing for a forged message, nor for an event about another checkout [S-11] [S-12]', async () => {
    const victim = id;
    const widget = await show();
    const before = await timelineOf(page);
    const lie = (checkoutId: string) => ({ desk: 'status', detail: paid(checkoutId) });
    await page.evaluate((message) => window.postMessage(message, '*'), lie(id));
    await widget.evaluate((message) => parent.postMessage(message, '*'), lie(victim));
    await widget.evaluate(() => parent.postMessage({ desk: 'status', detail: '{"id":1,"status":{}}' }, '*'));
    // An honest event after the forged ones shows that they were heard and dropped, not still on their way.
    await widget.find('button', /USDT.*Ethereum/s).click();
    await told(/Request created Reported by widget. Confirmed/);
    expect(await timelineOf(page)).toHaveLength(before.length + 1);
    id = victim;
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${victim}`);
    await told(/Created/);
    expect((await timelineOf(page)).join()).not.toContain('Paid');
  });

  it('takes a lying widget for what it is: a report, never a payment [S-8]', async () => {
    const widget = await shown();
    await widget.evaluate((message) => parent.postMessage(message, '*'), {
      desk: 'status',
      detail: paid(id),
    });
    await told(/Paid Reported by widget. Not confirmed yet/);
    // As the list has it: dashed, and never as what Inqud said.
    await page.findByCss('.checkout-page-title .status-reported').waitForText('Paid');
    await page.findByCss('.checkout-page-title').waitForText(/Paid\s*, reported, not confirmed yet/);
    expect(await page.findByCss('.checkout-page-title .status:not(.status-reported)').count()).toBe(0);
  });

  it('says so when the script is blocked, offers the hosted page, and tries again', async () => {
    await show();
    await leaveInHaste();
    stage.simulator.faults.always('script', { kind: 'reset' });
    await comeBack();
    const failure = page.find('region', 'Payment widget');
    await page.waitForText(/script didn’t load|didn’t appear within 8 seconds/);
    await expect
      .poll(() => failure.find('link', 'Open payment page').attribute('href'))
      .toBe(`https://paycrypto.inqud.com/checkout/${id}`);
    // What the panel still tries by itself waits from here on: only the button can end the failure.
    stage.simulator.faults.clear();
    stage.simulator.faults.always('script', { kind: 'hang' });
    await failure.find('button', 'Try again').click();
    await expect.poll(() => page.findByCss('.widget-panel iframe').attribute('data-load')).toMatch(/^script /);
    stage.simulator.faults.clear();
    await shown();
  });

  it('keeps its room while it is waited for, says when that is long, and shows a widget that comes late', async () => {
    await leaveInHaste();
    await page.setSize({ ...WIDE, width: 700 });
    const below = () =>
      page.find('region', 'Timeline').evaluate((timeline) => timeline.getBoundingClientRect().top + scrollY);
    stage.simulator.faults.always('script', { kind: 'hang' });
    await comeBack();
    await page.waitForText('Loading widget…');
    const kept = await below();
    await page.waitForText('The widget didn’t appear within 8 seconds.');
    expect(await below()).toBe(kept);
    stage.simulator.faults.clear();
    await shown();
    expect(await below()).toBe(kept);
    await page.setSize(WIDE);
  });

  it('stands beside a list that cuts no status, at any width, in light and dark', async () => {
    stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    await page.find('region', 'Checkouts').waitForText('Request created');
    const cut = () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('.checkout-list [data-row] :is(.status-word, .row-amount)'))
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      );
    for (const width of ourHalf([360, 440, 560, 640, 700, 800, 1100, 1280, 1440, 1520, 1600])) {
      await page.setSize({ ...WIDE, width });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      expect(await cut(), `at ${width} px`).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, `at ${width} px`).toBeLessThanOrEqual(0);
    }
    for (const colorScheme of COLOUR_SCHEMES) {
      await stage.desk.setAppearance({ colorScheme });
      expect(await axe(page)).toEqual([]);
    }
    await page.setSize(WIDE);
  });

  it('says at once that the computer is offline, and comes by itself when it is connected again', async () => {
    await stage.desk.setOffline(true);
    await page.reload();
    await page.waitForText('You’re offline. The widget loads automatically once you’re back online.');
    expect(await page.find('region', 'Payment widget').find('link', 'Open payment page').attribute('href')).toBe(
      `https://paycrypto.inqud.com/checkout/${id}`,
    );
    await stage.desk.setOffline(false);
    await shown();
  });

  it('says so when the browser does not allow the site, and works once it does', async () => {
    await stage.desk.setHostAccess('https://paycrypto.inqud.com', false);
    await page.waitForText('Your browser is blocking the widget in Checkout Desk.');
    await stage.desk.setHostAccess('https://paycrypto.inqud.com', true);
    await shown();
  });

  it('ends in EXPIRED when nobody pays, at once in two desks that show it', async () => {
    const other = await openCheckout(stage.desk, id);
    await other.find('region', 'Timeline').wait();
    await page.bringToFront();
    await (await shown()).find('button', 'Let it expire').click();
    await told(/Expired Reported by widget. Confirmed/);
    await other.waitForText(/Expired\s+Reported by widget/);
    await other.close();
  });
});
