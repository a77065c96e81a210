import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout, TimelineEntry } from '../../../lib/checkouts/database.ts';
import { atLength } from '../../soak.ts';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, goToSettings, setPassphrase } from '../support/flows.ts';
import { openFilledDesk } from '../support/list.ts';
import { useStage } from '../support/stage.ts';
import { copiesStored, disguisesOf, everythingStored, filesWith, rowsOf } from '../support/stored.ts';

/** Many blocks of a file; in `npm run soak` more than one batch of a restore, too. */
const COUNT = atLength(400, 1_200);
const PASSPHRASE = 'vigorous otter plinth 40';
const OTHER = 'copper lantern quiet harbor';

type History = { checkouts: StoredCheckout[]; timeline: TimelineEntry[] };

describe('an encrypted copy', () => {
  const stage = useStage();
  let desk: Tab;
  /** What was copied; none of it is asked about again by itself. */
  let before: ReturnType<typeof contentOf>;
  let file: string;

  const history = async () => contentOf(await rowsOf<History>(desk, 'checkout-desk-history'));
  const eraseAll = async () => {
    await desk.find('button', 'Erase everything…').click();
    await desk.find('dialog', 'Erase everything in this browser?').find('button', 'Erase everything').click();
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await goToSettings(desk, 'Data and privacy');
  };
  const choose = async (path: string) => {
    await desk.findByLabel('Restore from a backup').setFiles(path);
    await desk.find('form', 'Open encrypted backup').wait();
    await expect.poll(() => desk.focusName()).toBe('Backup passphrase');
  };
  const type = async (passphrase: string) => {
    const form = desk.find('form', 'Open encrypted backup');
    await form.findByLabel('Backup passphrase').fill(passphrase);
    await form.findByLabel('Backup passphrase').press('Enter');
  };

  beforeAll(async () => {
    ({ desk } = await openFilledDesk(stage.desk, stage.simulator.accounts[0], COUNT));
  }, 120_000);

  it('is reminded of where many checkouts are in none, and the reminder has the focus again after its dialog', async () => {
    const reminder = desk.find('complementary', 'Backup');
    await reminder.waitForText('No backup saved here yet.');
    expect(await axe(desk)).toEqual([]);
    await reminder.find('button', 'Save backup…').press('Enter');
    await desk.find('dialog', 'Save backup').wait();
    await expect.poll(() => desk.focusName()).toBe('Save backup');
    expect(await axe(desk)).toEqual([]);
    await desk.press('Escape');
    await desk.find('dialog', 'Save backup').waitUntilGone();
    await expect.poll(() => desk.focusName()).toBe('Save backup…');
  });

  it('is offered by default where there is a passphrase, and asks for one of its own', async () => {
    await setPassphrase(desk, PASSPHRASE);
    await goToSettings(desk, 'Data and privacy');
    await desk.find('button', 'Save backup').click();
    await desk.waitForText('Type a passphrase.');
    await expect.poll(() => desk.focusName()).toBe('Backup passphrase');
    expect(await axe(desk)).toEqual([]);
  });

  it('has nothing of the history in clear, neither among the downloads nor on the disk meanwhile [S-70]', async () => {
    before = await history();
    await desk.findByLabel('Backup passphrase', { exact: true }).fill(OTHER);
    await desk.findByLabel('Repeat backup passphrase').fill(OTHER);
    await desk.findByLabel('Repeat backup passphrase').press('Enter');
    await desk.waitForText('Backup saved to your downloads', { timeout: 60_000 });
    file = await stage.desk.waitForDownload('.encrypted.jsonl');
    const text = readFileSync(file, 'utf8');
    const rows = before.checkouts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const clear = rows.flatMap(({ id, orderId, request }) => [id, `"${orderId}"`, request?.address ?? id]);
    expect(clear.filter((part) => text.includes(part))).toEqual([]);
    expect(disguisesOf(rows[0]?.id ?? '').filter((part) => text.includes(part))).toEqual([]);
    expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({ rounds: 1_000_000 });
    const [onDisk = ''] = await copiesStored(desk);
    expect(onDisk).toBe(text);
    // Nor is the passphrase of either kept anywhere.
    const stored = await everythingStored(desk);
    expect([stored.includes(OTHER), filesWith(stage.desk.downloads, [OTHER]).length]).toEqual([false, 0]);
    expect(await desk.findByLabel('Backup passphrase', { exact: true }).value()).toBe('');
  });

  it('says that a passphrase is another one, and restores nothing [S-74]', async () => {
    await eraseAll();
    await choose(file);
    await type(PASSPHRASE);
    await desk.waitForText('That isn’t this backup’s passphrase. Nothing was changed.', { timeout: 60_000 });
    expect((await history()).checkouts).toEqual([]);
    expect(await axe(desk)).toEqual([]);
  });

  it('whose block is damaged names what is missing, and restores the rest if that is wanted [S-72]', async () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const damaged = join(stage.desk.downloads, 'damaged.jsonl');
    const [, , , third = ''] = lines;
    writeFileSync(damaged, lines.with(3, third.replace(/(?<="sealed":".{500}).{4}/, 'AAAA')).join('\n'));
    await choose(damaged);
    await type(OTHER);
    const note = desk.find('region', 'Damaged backup');
    await note.waitForText(/Block 3: lines \d+ to \d+/, { timeout: 60_000 });
    const [, from = '', to = ''] = /lines (\d+) to (\d+)/.exec(await note.text()) ?? [];
    const missing = Number(to) - Number(from) + 1;
    await note.waitForText(`${missing} missing checkouts are known by ID`);
    expect(await axe(desk)).toEqual([]);
    expect((await history()).checkouts).toEqual([]);
    await note.find('button', 'Restore the rest').click();
    await desk.waitForText(new RegExp(`${(COUNT - missing).toLocaleString('en')} checkouts added`), {
      timeout: 60_000,
    });
    await desk.waitForText('Missing from the file, so not restored:');
    const ids = new Set((await history()).checkouts.map(({ id }) => id));
    const lost = before.checkouts.map(({ id }) => id).filter((id) => !ids.has(id));
    expect(lost).toHaveLength(missing);
    await desk.find('button', 'Copy IDs').click();
    await expect.poll(async () => (await stage.desk.clipboardText()).split('\n').toSorted()).toEqual(lost.toSorted());
  });

  it('is restored as it was, with the passphrase [S-71]', async () => {
    await eraseAll();
    await choose(file);
    await type(OTHER);
    await desk.waitForText(`${COUNT.toLocaleString('en')} checkouts added`, { timeout: 60_000 });
    expect(await history()).toEqual(before);
  });
});

/**
 * What a restore brings back: not which account has it here, that it came from a file, nor when it is asked about again and how
 * that went.
 */
function contentOf({ checkouts, timeline }: History) {
  return {
    checkouts: checkouts.map(({ accountId: _, fromOutside: _mark, nextRefreshAt: _next, ...rest }) => {
      const { error: _error, failures: _failures, failingSince: _since, ...row } = rest;
      return row;
    }),
    timeline: timeline.map(({ seq: _, ...entry }) => JSON.stringify(entry, Object.keys(entry).toSorted())).toSorted(),
  };
}
