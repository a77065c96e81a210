import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout, TimelineEntry } from '../../lib/checkouts/database.ts';
import type { TeamRow } from '../../lib/sync/outbox.ts';
import { remove } from '../../lib/team/admin/commands/remove.ts';
import { up } from '../../lib/team/admin/commands/up.ts';
import { webhook } from '../../lib/team/admin/commands/webhook.ts';
import { ReceiverConfig } from '../../lib/team/receiver/config.ts';
import { startReceiver } from '../../lib/team/receiver/start.ts';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, openCheckout, timelineOf, WIDE } from '../e2e/support/flows.ts';
import { joinTeam } from '../e2e/support/joinTeam.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { createAdmin } from '../team/adminOnServer.ts';
import { postWebhook } from '../team/webhooks.ts';
import type { PagesDesk } from './support/browser.ts';
import { useStage } from './support/stage.ts';

const WEBHOOK_SECRET = 'the secret of the webhook';

describe('three desks of one team, on a real server', () => {
  let admin: Awaited<ReturnType<typeof createAdmin>>;
  // The desks are closed before it.
  afterAll(() => admin.close());
  const stage = useStage();
  let anna: PagesDesk;
  let bob: PagesDesk;
  /** Of a member without an account. */
  let carol: PagesDesk;
  /** A page of each, by which the desk is asked what it has. It shows no checkout. */
  const pages = new Map<PagesDesk, Tab>();

  beforeAll(async () => {
    const made = await createAdmin();
    admin = { ...made, tool: { ...made.tool, desksReach: () => [made.url] } };
    await admin.init();
    await admin.server.start();
    await up(admin.tool, { overwrite: false, repair: false });
    [anna, bob, carol] = [stage.desk, stage.launchDesk(), stage.launchDesk()];
    for (const desk of [anna, bob]) await (await addAccount(desk, stage.simulator.accounts[0])).close();
    for (const [desk, name] of [
      [anna, 'Anna'],
      [bob, 'Bob'],
      [carol, 'Carol'],
    ] as const) {
      await joinTeam(desk, name, admin);
      pages.set(desk, await desk.open('options.html#/settings/team', WIDE));
    }
  });

  const pageOf = (desk: PagesDesk): Tab => {
    const page = pages.get(desk);
    if (!page) throw new Error('It has not joined.');
    return page;
  };
  const rowAt = async (desk: PagesDesk, id: string): Promise<StoredCheckout | undefined> => {
    const { checkouts } = await rowsOf<{ checkouts: StoredCheckout[] }>(pageOf(desk), 'checkout-desk-history');
    return checkouts.find((checkout) => checkout.id === id);
  };
  const timelineAt = async (desk: PagesDesk, id: string): Promise<TimelineEntry[]> => {
    const { timeline } = await rowsOf<{ timeline: TimelineEntry[] }>(pageOf(desk), 'checkout-desk-history');
    return timeline.filter(({ checkoutId }) => checkoutId === id);
  };
  const linkOf = async (desk: PagesDesk) => {
    const { team } = await rowsOf<{ team: TeamRow[] }>(pageOf(desk), 'checkout-desk-history');
    const row = team.find(({ key }) => key === 'link');
    if (row?.key !== 'link') throw new Error('It has not joined.');
    return row;
  };
  /** What all desks have to agree about. */
  const shared = async (desk: PagesDesk, id: string) => {
    const row = await rowAt(desk, id);
    return row && { note: row.note, tags: row.tags.toSorted(), archived: row.archived };
  };
  const notificationsOf = (desk: PagesDesk) =>
    pageOf(desk).evaluate(async () => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return Object.keys(await api.notifications.getAll());
    });
  const create = async (desk: PagesDesk, orderId: string): Promise<string> => {
    const page = await desk.open('options.html#/new', WIDE);
    const id = await createCheckout(page, orderId);
    await page.close();
    return id;
  };
  const pay = (id: string, amount?: string) => {
    stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    stage.simulator.model.pay(id, amount);
    stage.simulator.model.confirm(id);
  };
  /** Asks Inqud by the button. */
  const refreshed = async (desk: PagesDesk, id: string): Promise<Tab> => {
    const page = await openCheckout(desk, id);
    await page.find('button', 'Refresh').click();
    return page;
  };
  const readsOf = (id: string) => stage.simulator.requests.list().filter(({ path }) => path.includes(id)).length;
  /** Opens a fold, whose state is not known, and gives the field in it. */
  const unfolded = async (page: Tab, action: string, label: string) => {
    await page.findByCss(`summary[data-action="${action}"]`).evaluate((summary) => {
      summary.closest('details')?.setAttribute('open', '');
    });
    return page.findByLabel(label);
  };
  const write = async (page: Tab, note: string) => {
    const field = await unfolded(page, 'note', 'Note');
    await field.fill(note);
    await field.press('Control+Enter');
  };
  const tag = async (page: Tab, text: string) => {
    const field = await unfolded(page, 'tags', 'Add a tag');
    await field.fill(text);
    await field.press('Enter');
  };

  it('have each other’s checkouts, with notes, tags and the archive, both ways', async () => {
    const id = await create(anna, 'both-1');
    const there = await openCheckout(bob, id);
    await there.find('region', 'Timeline').waitForText('Created by Anna');
    await write(there, 'Rang twice');
    await tag(there, 'vip');
    const expected = { note: 'Rang twice', tags: ['vip'], archived: 0 };
    for (const desk of [anna, bob, carol]) await expect.poll(() => shared(desk, id)).toEqual(expected);
    const here = await openCheckout(anna, id);
    await write(here, 'Rang twice, answered');
    await here.find('button', 'Remove tag vip').click();
    await here.findByCss('[data-action="archive"]').click();
    const then = { note: 'Rang twice, answered', tags: [], archived: 1 };
    for (const desk of [anna, bob, carol]) await expect.poll(() => shared(desk, id)).toEqual(then);
    await expect.poll(() => there.findByLabel('Note').value()).toBe('Rang twice, answered');
    await there.find('button', 'Unarchive').click();
    await here.find('button', 'Archive', { exact: true }).wait();
    for (const page of [here, there]) await page.close();
  });

  it('keep a note that came while another was typed beside it, at all of them', async () => {
    const id = await create(anna, 'typed-1');
    const [here, there] = [await openCheckout(anna, id), await openCheckout(bob, id)];
    const field = await unfolded(there, 'note', 'Note');
    await field.fill('Typed by Bob');
    await write(here, 'Written by Anna');
    await expect.poll(() => shared(bob, id)).toMatchObject({ note: 'Written by Anna' });
    expect(await field.value()).toBe('Typed by Bob');
    await field.press('Control+Enter');
    for (const desk of [anna, bob, carol])
      await expect.poll(() => shared(desk, id)).toMatchObject({ note: 'Typed by Bob' });
    for (const page of [here, there]) await page.find('region', 'Note and tags').waitForText('Written by Anna');
    await write(here, 'Seen both');
    for (const page of [here, there]) await page.waitForNoText('Written by Anna');
    for (const page of [here, there]) await page.close();
  });

  it('have what needs a person, until one of them has dealt with it', async () => {
    const id = await create(bob, 'needs-1');
    pay(id, '40');
    for (const desk of [anna, bob]) await (await refreshed(desk, id)).find('region', 'Needs attention').wait();
    await bob.closeAllPages();
    pages.set(bob, await bob.open('options.html#/settings/team', WIDE));
    const here = await openCheckout(anna, id);
    await here.find('button', 'Mark as handled').click();
    await expect.poll(async () => (await rowAt(bob, id))?.attention.acknowledged).toContain('underpaid');
  });

  it('end equal after one was without a network while both went on', async () => {
    const [one, two] = [await create(anna, 'away-1'), await create(bob, 'away-2')];
    for (const desk of [anna, bob]) for (const id of [one, two]) await expect.poll(() => shared(desk, id)).toBeTruthy();
    await bob.setOffline(true);
    await expect.poll(() => pageOf(bob).text()).toContain('Not connected');
    const there = await openCheckout(bob, one);
    await write(there, 'From the train');
    await tag(there, 'train');
    const here = await openCheckout(anna, one);
    await tag(here, 'office');
    await here.goto(`${anna.extensionOrigin}/options.html#/checkouts/${two}`);
    await here.find('article', 'away-2').wait();
    await write(here, 'From the office');
    await here.findByCss('[data-action="archive"]').click();
    await expect.poll(() => shared(anna, two)).toMatchObject({ archived: 1 });
    expect(await shared(anna, one)).toMatchObject({ note: null, tags: ['office'] });
    expect(await shared(bob, two)).toMatchObject({ note: null, archived: 0 });
    // What it was when it left is forgotten with its memory.
    bob.killBackground();
    await bob.setOffline(false);
    await bob.pass(31_000);
    for (const desk of [anna, bob, carol]) {
      await expect
        .poll(() => shared(desk, one))
        .toEqual({ note: 'From the train', tags: ['office', 'train'], archived: 0 });
      await expect.poll(() => shared(desk, two)).toEqual({ note: 'From the office', tags: [], archived: 1 });
    }
    for (const page of [here, there]) await page.close();
  });

  it('call “Paid” what a colleague says with her name, and paid what Inqud answers here', async () => {
    const id = await create(anna, 'paid-1');
    await expect.poll(() => rowAt(bob, id)).toBeTruthy();
    await bob.setOffline(true);
    pay(id);
    const here = await refreshed(anna, id);
    await here.find('region', 'Timeline').waitForText('Paid');
    await here.close();
    await expect.poll(() => rowAt(anna, id)).toMatchObject({ status: 'SUCCESS' });
    stage.simulator.faults.always('read', { kind: 'status', status: 502 });
    await bob.setOffline(false);
    await bob.pass(31_000);
    await expect.poll(() => rowAt(bob, id)).toMatchObject({ hint: { status: 'SUCCESS', by: 'Anna' } });
    const there = await openCheckout(bob, id);
    await there.waitForText(/Paid.*Anna/s);
    expect(await rowAt(bob, id)).toMatchObject({ status: 'NEW' });
    expect(await notificationsOf(bob)).not.toContain(`paid ${id}`);
    stage.simulator.faults.clear();
    await there.find('button', 'Refresh').click();
    await expect.poll(() => rowAt(bob, id)).toMatchObject({ status: 'SUCCESS', hint: null });
    await expect.poll(() => notificationsOf(bob)).toContain(`paid ${id}`);
    const lines = await timelineOf(there);
    expect(lines).toContainEqual(expect.stringMatching(/Paid.*Anna/));
    expect(lines).toContainEqual(expect.stringMatching(/Confirmed by Inqud/));
    await there.close();
    // Without an account nothing is asked, ever.
    await expect.poll(() => rowAt(carol, id)).toMatchObject({ status: 'NEW', hint: { status: 'SUCCESS', by: 'Anna' } });
    const hers = await openCheckout(carol, id);
    await hers.waitForText(/Paid.*Anna/s);
    await carol.pass(31_000);
    expect(await rowAt(carol, id)).toMatchObject({ status: 'NEW' });
    expect(await notificationsOf(carol)).toEqual([]);
    await hers.close();
  });

  it('hear of a webhook alike, and one of them asks Inqud', async () => {
    const shop = stage.simulator.accounts[0].widgetId;
    await webhook(admin.tool, shop, { remove: false, overwrite: false });
    const config = v.parse(ReceiverConfig, JSON.parse(readFileSync(join(admin.path, 'receiver.json'), 'utf8')));
    const receiver = await startReceiver(config, admin.path);
    try {
      const id = await create(anna, 'hook-1');
      for (const desk of [bob, carol]) await expect.poll(() => rowAt(desk, id)).toBeTruthy();
      const asked = readsOf(id);
      stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
      const body = JSON.stringify({ id, status: 'REQUEST_CREATED', lastUpdatedAt: new Date().toISOString() });
      await expect.poll(() => postWebhook(receiver.address, body, { shop, secret: 'wrong' })).toBe(401);
      await expect.poll(() => postWebhook(receiver.address, body, { shop, secret: WEBHOOK_SECRET })).toBe(200);
      for (const desk of [anna, bob, carol])
        await expect
          .poll(async () => {
            const row = await rowAt(desk, id);
            return row && (row.hint?.status ?? row.status);
          })
          .toBe('REQUEST_CREATED');
      await expect.poll(() => readsOf(id) - asked).toBe(1);
      // Sent once more, as Inqud does until it is answered, it is no news.
      expect(await postWebhook(receiver.address, body, { shop, secret: WEBHOOK_SECRET })).toBe(200);
      await expect.poll(async () => (await rowAt(carol, id))?.hint?.source).toBe('webhook');
      expect((await timelineAt(carol, id)).filter(({ source }) => source === 'webhook')).toHaveLength(1);
    } finally {
      await receiver.stop();
    }
  });

  it('go on without one that was removed, which keeps what it has and hears nothing new', async () => {
    const id = await create(anna, 'gone-1');
    await expect.poll(() => rowAt(bob, id)).toBeTruthy();
    await remove(admin.tool, 'Bob', { overwrite: false });
    await pageOf(bob).waitForText('The server does not let this desk in');
    const next = await create(anna, 'gone-2');
    await expect.poll(() => rowAt(carol, next)).toBeTruthy();
    const there = await openCheckout(bob, id);
    await write(there, 'Nobody else reads this');
    await expect.poll(() => shared(bob, id)).toMatchObject({ note: 'Nobody else reads this' });
    // Nor after it was started again.
    const { since } = await linkOf(bob);
    bob.killBackground();
    await there.reload();
    await expect.poll(() => linkOf(bob)).not.toMatchObject({ since });
    await expect.poll(() => linkOf(bob)).toMatchObject({ is: 'refused' });
    expect(await rowAt(bob, next)).toBeUndefined();
    expect(await shared(anna, id)).toMatchObject({ note: null });
  });
});
