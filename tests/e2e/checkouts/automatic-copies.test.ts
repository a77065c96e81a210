import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../lib/checkouts/database.ts';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { chooseMore, createCheckout, goToSettings } from '../support/flows.ts';
import { openFilledDesk } from '../support/list.ts';
import { withOptionalPermissions } from '../support/optionalPermissions.ts';
import { BROWSER, useStage } from '../support/stage.ts';
import { everythingStored, rowsOf, settingOf } from '../support/stored.ts';

const PASSPHRASE = 'copper lantern quiet harbor';
/** Chromium's driver, which sets where downloads go, calls one by the ID of its blob, whatever name is asked for. */
const NAME = BROWSER === 'firefox' ? String.raw`checkout-desk-[\d-]+\.encrypted\.jsonl` : String.raw`[\da-f-]{36}`;
const installed = await withOptionalPermissions();

describe('an automatic backup, and what is deleted', () => {
  const stage = useStage({ installed });
  let desk: Tab;
  const saved = () =>
    readdirSync(stage.desk.downloads, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));

  beforeAll(async () => {
    ({ desk } = await openFilledDesk(stage.desk, stage.simulator.accounts[0], 60));
    await goToSettings(desk, 'Data and privacy');
  }, 120_000);

  it('is turned on once the browser allows it, saved at once without a question, and named', async () => {
    await desk.find('button', 'Back up automatically…').click();
    const dialog = desk.find('dialog', 'Back up automatically');
    await dialog.findByLabel('Encrypt with a passphrase').click();
    await dialog.findByLabel('Backup passphrase', { exact: true }).fill(PASSPHRASE);
    await dialog.findByLabel('Repeat backup passphrase').fill(PASSPHRASE);
    expect(await axe(desk)).toEqual([]);
    await dialog.find('button', 'Turn on automatic backups').click();
    await dialog.waitUntilGone();
    await desk.waitForText(/Encrypted, to “Checkout Desk” in your downloads/);
    await desk.waitForText(new RegExp(`Checkout Desk/${NAME}`), { timeout: 60_000 });
    expect(saved()).toEqual([expect.stringMatching(new RegExp(`${NAME}$`))]);
    expect(await axe(desk)).toEqual([]);
  });

  it('is encrypted, and its passphrase is kept nowhere [P-68]', async () => {
    const text = readFileSync(saved()[0] ?? '', 'utf8');
    const { checkouts } = await rowsOf<{ checkouts: StoredCheckout[] }>(desk, 'checkout-desk-history');
    expect(checkouts).toHaveLength(60);
    expect(checkouts.filter(({ id, orderId }) => text.includes(id) || text.includes(`"${orderId}"`))).toEqual([]);
    expect((await everythingStored(desk)).includes(PASSPHRASE)).toBe(false);
  });

  it('lets the rule for old checkouts delete, which is told beforehand where nothing is covered by it', async () => {
    await desk.findByLabel('Automatically, by age').select('Back up, then delete · More than 6 months');
    await expect
      .poll(() => settingOf(desk, 'retentionRule'))
      .toMatchObject({ action: 'delete', announcedAt: expect.any(Number) });
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await desk.findByCss('[data-row]').nth(0).wait();
    const note = desk.find('complementary', 'Data retention');
    await note.waitForText(
      /^From .*, checkouts created before .* are deleted after each automatic backup, as you chose\./,
    );
    expect(await axe(desk)).toEqual([]);
    const overlaps = await note.evaluate((element) => {
      const list = document.querySelector('[data-row]')?.getBoundingClientRect();
      return list === undefined || element.getBoundingClientRect().bottom > list.top;
    });
    expect(overlaps).toBe(false);
  });

  it('leaves deleting one by hand, which says what is lost, and gives the focus a place; a link is not cancelled', async () => {
    await desk.evaluate(() => location.assign('#/new'));
    const id = await createCheckout(desk, 'wrong-1');
    await desk.evaluate((id) => location.assign(`#/checkouts/${id}`), id);
    await desk.find('article', 'wrong-1').wait();
    await chooseMore(desk, 'Cancel link…');
    const why = desk.find('dialog', 'Inqud can’t cancel a payment link');
    await why.find('link', 'Open Inqud').wait();
    expect(await axe(desk)).toEqual([]);
    await desk.press('Escape');
    await why.waitUntilGone();
    await chooseMore(desk, 'Delete…');
    const dialog = desk.find('dialog', 'Delete 1 checkout?');
    await dialog.waitForText('It stays at Inqud');
    await expect.poll(() => desk.focusName()).toBe('Cancel');
    expect(await axe(desk)).toEqual([]);
    await dialog.find('button', 'Delete 1 checkout').click();
    // Before that, nothing beside it can be read.
    await dialog.waitUntilGone();
    await desk.find('article', 'wrong-1').waitUntilGone();
    await expect.poll(() => desk.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    const { checkouts } = await rowsOf<{ checkouts: StoredCheckout[] }>(desk, 'checkout-desk-history');
    expect(checkouts.map((each) => each.id)).not.toContain(id);
    expect(checkouts).toHaveLength(60);
  });
});
