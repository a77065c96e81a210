/**
 * A team at work, on the production build: two desks in two browsers, a real server of their own and a simulated Inqud, all on
 * this machine. With a display they stay open to be played with; without one they are shown by screenshots.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { up } from '../../lib/team/admin/commands/up.ts';
import { launchBrowser } from '../e2e/driver/launch.ts';
import type { Desk, Launch } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, openCheckout, WIDE } from '../e2e/support/flows.ts';
import { joinTeam } from '../e2e/support/joinTeam.ts';
import { startSimulator } from '../simulator/start.ts';
import { createAdmin } from '../team/adminOnServer.ts';
import { openFrontDoor } from '../team/frontDoor.ts';

const FOLDER = '.output/team';
const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

console.log('Building the extension.');
const { status, stdout, stderr } = spawnSync('wxt', ['build'], { encoding: 'utf8' });
if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);

/** What was opened, to be closed in the other order. */
const ends: (() => unknown)[] = [];
try {
  const simulator = await startSimulator({ autopay: { pickCoinMs: 8000, payMs: 6000, confirmMs: 6000 } });
  ends.push(() => simulator.close());
  const admin = await createAdmin();
  ends.push(() => admin.close());
  await admin.init();
  await admin.server.start();
  await up(admin.tool, { overwrite: false, repair: false, maxBytes: undefined });
  const { host } = admin.options;
  const door = await openFrontDoor({ host, websocket: admin.ports.websocket, simulator: simulator.port });
  ends.push(() => door.close());
  const launch: Launch = {
    browser: 'chromium',
    port: door.port,
    spki: door.spki,
    extraHosts: [host],
    headless: !hasDisplay,
  };

  const desks: Desk[] = [];
  for (const name of ['Anna', 'Bob']) {
    const desk = await launchBrowser(launch);
    ends.push(() => desk.close());
    await addAccount(desk, simulator.accounts[0]);
    await joinTeam(desk, name, admin);
    desks.push(desk);
    console.log(`${name}’s desk is in the team.`);
  }
  const [anna, bob] = desks;
  if (!anna || !bob) throw new Error('There are two desks.');
  if (hasDisplay) {
    console.log(`
The first browser is Anna's desk, the second one Bob's. No real money moves.

  1. Create a checkout in one of them: it is in the other within a second, with a name beside it.
  2. Write a note or a tag in one: the other has it.
  3. Wait: after 20 seconds the checkout is paid by itself. One desk asks Inqud, the other says who says so.

Close either browser to end.`);
    await Promise.race([anna.closed, bob.closed]);
  } else {
    await show(anna, bob);
  }
} finally {
  for (const end of ends.toReversed()) await end();
}

async function show(anna: Desk, bob: Desk): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  console.log('There is no display, so this is what the two would show.');
  const form = await anna.open('options.html#/new', WIDE);
  const id = await createCheckout(form, '10482');
  console.log(`Anna created checkout ${id} for order 10482.`);
  const there = await openCheckout(bob, id);
  await there.waitForText('10482');
  await there.screenshot(`${FOLDER}/bob.png`);
  console.log('Bob’s desk has it.');
  const settings = await bob.open('options.html#/settings/team', WIDE);
  await settings.waitForText('Connected since');
  await settings.screenshot(`${FOLDER}/settings.png`);
  console.log(`Screenshots are in ${FOLDER}.`);
}
