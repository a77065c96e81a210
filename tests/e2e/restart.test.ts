import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import { addAccount, createCheckout, openCheckout, POPUP, timelineOf } from './flows.ts';
import { launchDesk } from './stage.ts';

describe('a restart of the browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('keeps the account with its key, the checkouts and their timelines', async () => {
    const first = await launchDesk(simulator, { profile });
    const page = await addAccount(first, simulator.accounts[0]);
    const id = await createCheckout(page, 'kept-1');
    await first.close();

    const second = await launchDesk(simulator, { profile });
    const popup = await second.open('popup.html', POPUP);
    await popup.find('link', /kept-1/).wait();
    const desk = await openCheckout(second, id);
    await expect.poll(() => timelineOf(desk)).toContainEqual(expect.stringMatching(/Created/));
    // The key that signs survived too: a refresh is a signed request.
    simulator.model.expire(id);
    await desk.find('article', 'kept-1').find('button', 'Refresh').click();
    await expect.poll(() => timelineOf(desk)).toContainEqual(expect.stringMatching(/Expired/));
    await second.close();
  });
});
