import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remove } from '../../../lib/team/admin/commands/remove.ts';
import { up } from '../../../lib/team/admin/commands/up.ts';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { createAdmin } from '../../team/adminOnServer.ts';
import { openFrontDoor } from '../../team/frontDoor.ts';
import { launchBrowser } from '../driver/launch.ts';
import type { BrowserName, Desk, Tab } from '../driver/types.ts';
import { addAccount, createCheckout, WIDE } from '../support/flows.ts';
import { joinTeam } from '../support/joinTeam.ts';
import { BROWSER } from '../support/stage.ts';

const HOST = 'desk.shop.example';
const OTHER: BrowserName = BROWSER === 'chromium' ? 'firefox' : 'chromium';

/** Both browsers are in it, and each says and hears: `npm test` runs it once, `npm run soak` with both as the first. */
let simulator: Simulator;
let admin: Awaited<ReturnType<typeof createAdmin>>;
let door: Awaited<ReturnType<typeof openFrontDoor>>;
let anna: Desk;
let bob: Desk;
let annas: Tab;
let bobs: Tab;

beforeAll(async () => {
  simulator = await startSimulator();
  admin = await createAdmin();
  await admin.init();
  await admin.server.start();
  await up(admin.tool, { overwrite: false, repair: false });
  door = await openFrontDoor({ host: HOST, websocket: admin.ports.websocket, simulator: simulator.port });
  const launch = { port: door.port, spki: door.spki, extraHosts: [HOST] };
  const managed = { teamServer: `wss://${HOST}` };
  anna = await launchBrowser({ browser: BROWSER, ...launch, managed });
  bob = await launchBrowser({ browser: OTHER, ...launch, managed });
});
afterAll(async () => {
  await anna?.close();
  await bob?.close();
  door?.close();
  await admin?.close();
  await simulator?.close();
});

describe(`a team of a desk in ${BROWSER} and one in ${OTHER}, on a real server`, () => {
  it('is joined by two pastes, and shows a checkout of one desk at the other, with its note', async () => {
    annas = await addAccount(anna, simulator.accounts[0]);
    bobs = await addAccount(bob, simulator.accounts[0]);
    for (const page of [annas, bobs]) await page.setSize(WIDE);
    expect(await joinTeam(anna, 'Anna', admin)).toContain(HOST);
    expect(await joinTeam(bob, 'Bob', admin)).toContain(HOST);
    await annas.bringToFront();
    const id = await createCheckout(annas, 'team-1');
    await go(bobs, `#/checkouts/${id}`);
    await bobs.find('article', 'team-1').wait();
    // As the field of the note does, which has tests of its own.
    await bobs.evaluate(async (id) => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const payload = { checkoutIds: [id], change: { note: 'Rang twice' } };
      await api.runtime.sendMessage({ command: 'annotate', payload });
    }, id);
    await go(annas, `#/checkouts/${id}`);
    await expect.poll(() => annas.findByCss('.annotation textarea').value()).toBe('Rang twice');
  });

  it.runIf(process.platform === 'linux')(
    'joins the server that the policy of a company names, in Firefox',
    async () => {
      const policy = await (BROWSER === 'firefox' ? annas : bobs).evaluate(() =>
        Reflect.get(globalThis, 'browser').storage.managed.get(null),
      );
      expect(policy).toEqual({ teamServer: `wss://${HOST}` });
    },
  );

  it('says who says that it is paid, until this desk’s own answer confirms it', async () => {
    await go(bobs, '#/new');
    const id = await createCheckout(bobs, 'team-2');
    simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    simulator.model.pay(id);
    simulator.model.confirm(id);
    await go(bobs, `#/checkouts/${id}`);
    const there = bobs.find('article', 'team-2');
    await there.find('button', 'Refresh').click();
    await there.waitForText('Paid');
    await go(annas, `#/checkouts/${id}`);
    const here = annas.find('article', 'team-2');
    await here.waitForText('Paid');
    // On screen it is confirmed at once, and its timeline names who said it first.
    await expect.poll(() => here.find('region', 'Timeline').text()).toContain('Confirmed by Inqud');
    expect(await here.find('region', 'Timeline').text()).toContain('Bob');
  });

  it('offers a shared preset at the other desk, with all that it fills in [S-157]', async () => {
    await go(annas, '#/presets');
    await annas.find('button', 'New preset').click();
    await annas.findByLabel('Preset name').fill('Deposit');
    await annas.findByLabel(/^Return URL/).fill('https://shop.example/thanks');
    await annas.findByLabel(/^Share with the team/).press('Space');
    await annas.find('button', 'Save preset').click();
    await annas.waitForText('Shared by you');
    await go(bobs, '#/presets');
    const offered = bobs.find('region', 'From your team');
    await expect.poll(() => offered.text()).toMatch(/Shared by Anna.*https:\/\/shop\.example\/thanks/s);
    await bobs.find('button', 'Use Deposit here').click();
    await bobs.waitForText('Deposit saved');
  });

  it('lists at the other desk who did what', async () => {
    await go(bobs, '#/settings/team');
    await bobs.findByCss('details.disclosure > summary').nth(0).click();
    await bobs.waitForText('Created a checkout');
    await expect.poll(() => bobs.find('table', 'Audit log').text()).toMatch(/Anna.*Joined the team/s);
    expect(await bobs.find('table', 'Audit log').text()).toContain('Changed a note');
  });

  it('cuts off who was removed', async () => {
    await remove(admin.tool, 'Bob', { overwrite: false });
    await bobs.waitForText('The server does not let this desk in');
  });
});

async function go(page: Tab, hash: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((hash) => location.assign(hash), hash);
}
