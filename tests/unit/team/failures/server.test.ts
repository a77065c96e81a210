import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atLength } from '../../../soak';
import type { PlainDesk } from '../../../team/plainDesk';
import { createPlainDesk, truthOf } from '../../../team/plainDesk';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';
import { untilDone } from '../../../team/untilDone';

/** Each checkout of each desk is said once, and every third of them again. */
const EACH = atLength(60, 2500);
const NAMES = ['anna', 'bob'];

let team: TeamOnServers;
let desks: (PlainDesk & { agent: string; desk: string })[];
beforeEach(async () => {
  team = await startTeam({ agents: NAMES });
  desks = await Promise.all(
    NAMES.map(async (agent) => {
      const member = team.member(agent);
      return { ...createPlainDesk(await team.connect(agent), member), agent, desk: member.desk };
    }),
  );
});
afterEach(() => team.close());

function sayAll(from = 0): void {
  for (const desk of desks) {
    for (let number = from; number < from + EACH; number += 1) desk.say(`CCO-${number}`);
    for (let number = from; number < from + EACH; number += 3) desk.say(`CCO-${number}`);
  }
}

/** Both desks say and read until they know the same, which is all that was said. */
async function untilEqual(): Promise<void> {
  const truth = truthOf(desks);
  const isDone = () =>
    desks.every(
      ({ known, waiting }) =>
        waiting() === 0 && known.size === truth.size && [...truth].every(([at, version]) => known.get(at) === version),
    );
  await Promise.all(desks.map((desk) => desk.run(isDone)));
  for (const { known } of desks) expect(known).toEqual(truth);
  // Nothing twice either: the stream has one record for each, and nothing else.
  const { state } = await untilDone(() => team.admin.streamInfo('DESK'));
  expect(state.messages).toBe(truth.size);
}

const visitAll = () => Promise.all(desks.map((desk) => desk.visit()));

describe('every desk ends with all that was said', { timeout: atLength(30_000, 600_000) }, () => {
  it('when nothing fails', async () => {
    sayAll();
    await untilEqual();
    await visitAll();
    expect(desks.map(({ counts }) => counts.resets)).toEqual([0, 0]);
  });

  it('when the server is killed again and again in between', async () => {
    sayAll();
    const truth = truthOf(desks).size;
    const all = untilEqual();
    for (let kill = 1; kill <= atLength(2, 30); kill += 1) {
      const goal = (kill * truth) / atLength(4, 40);
      await expect
        .poll(() => desks.reduce((sum, { counts }) => sum + counts.acknowledged, 0), { interval: 1 })
        .toBeGreaterThan(goal);
      await team.servers[0]?.kill();
      await team.servers[0]?.start();
    }
    await all;
  });

  it('when the stream is deleted and made anew, and is past their cursors already', async () => {
    sayAll();
    await untilEqual();
    await team.admin.call('STREAM.DELETE.DESK', {});
    await team.createStreams();
    const [anna, bob] = desks;
    if (!anna || !bob) throw new Error('There are two.');
    // Anna comes first, and says what she says and more: the stream is longer than what Bob has read of the old one.
    await anna.visit();
    for (let number = 0; number < 4 * EACH; number += 1) anna.say(`CCO-new-${number}`);
    await anna.run(() => anna.waiting() === 0);
    await bob.visit();
    expect(bob.counts.resets).toBe(1);
    await untilEqual();
  });

  it('when the stream is put back as it was yesterday, and desks say more before they notice', async () => {
    sayAll();
    await untilEqual();
    const yesterday = await team.backUp();
    sayAll(EACH / 2);
    await untilEqual();
    await team.putBack(yesterday);
    // Anna writes on as if nothing had happened, past Bob's cursor.
    const [anna, bob] = desks;
    if (!anna || !bob) throw new Error('There are two.');
    for (let number = 0; number < 4 * EACH; number += 1) anna.say(`CCO-late-${number}`);
    await anna.run(() => anna.waiting() === 0);
    await visitAll();
    expect(bob.counts.resets).toBeGreaterThan(0);
    await untilEqual();
  });

  it('when single records are lost on the server', async () => {
    sayAll();
    await untilEqual();
    for (let seq = 5; seq < EACH; seq += 7) await team.admin.call('STREAM.MSG.DELETE.DESK', { seq }).catch(() => null);
    await visitAll();
    await untilEqual();
  });

  it('when one was away while both changed the same checkouts 500 times', async () => {
    sayAll();
    await untilEqual();
    const [anna, bob] = desks;
    if (!anna || !bob) throw new Error('There are two.');
    for (let edit = 0; edit < 500; edit += 1) anna.say(`CCO-${edit % 100}`);
    await anna.run(() => anna.waiting() === 0);
    for (let edit = 0; edit < 500; edit += 1) bob.say(`CCO-${edit % 100}`);
    // A week is one record for each checkout that was touched.
    expect(bob.waiting()).toBe(100);
    await untilEqual();
  });

  it('when one is frozen while another says much', async () => {
    const [anna] = desks;
    if (!anna) throw new Error('There are two.');
    const { agent, desk, seed } = team.member('bob');
    const words = [team.urls[0] ?? '', seed, agent, desk];
    const frozen = spawn(process.execPath, ['tests/team/readerProgram.ts', ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let known = '';
    frozen.stdout.on('data', (text) => {
      known = String(text).trim().split('\n').at(-1) ?? '';
    });
    try {
      await expect.poll(() => known).toBe('0');
      frozen.kill('SIGSTOP');
      const many = atLength(300, 20_000);
      for (let number = 0; number < many; number += 1) anna.say(`CCO-${number}`);
      // Nobody waits for it.
      await anna.run(() => anna.waiting() === 0);
      expect(known).toBe('0');
      frozen.kill('SIGCONT');
      await expect.poll(() => known, { timeout: atLength(20_000, 120_000) }).toBe(String(many));
    } finally {
      frozen.kill('SIGKILL');
    }
  });
});
