import { afterAll, beforeAll, expect, it } from 'vitest';
import { atLength, SOAK } from '../../../soak';
import type { PlainDesk } from '../../../team/plainDesk';
import { createPlainDesk, truthOf } from '../../../team/plainDesk';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';

const NAMES = atLength(['anna', 'bob'], ['anna', 'bob', 'carol', 'dora', 'emil']);
/** How often the row of failures happens. */
const ROUNDS = atLength(1, 3);
/** Acknowledged writes between two failures, and at least in all. */
const [BETWEEN, LEAST] = atLength([20, 100], [300, 10_000]);
/** Checkouts that each desk speaks of: all of them more than once. */
const CHECKOUTS = atLength(40, 1500);

let team: TeamOnServers;
let desks: (PlainDesk & { agent: string; desk: string })[];
beforeAll(async () => {
  team = await startTeam({ agents: NAMES, servers: 3 });
  desks = await Promise.all(
    NAMES.map(async (agent) => {
      const member = team.member(agent);
      return { ...createPlainDesk(await team.connect(agent), member), agent, desk: member.desk };
    }),
  );
}, 60_000);
afterAll(() => team.close());

const acknowledged = () => desks.reduce((sum, { counts }) => sum + counts.acknowledged, 0);
const again = () => desks.reduce((sum, { counts }) => sum + counts.again, 0);
const goesOn = async () => {
  const before = acknowledged();
  await expect.poll(acknowledged, { timeout: 60_000 }).toBeGreaterThan(before + BETWEEN);
};
/** The server that leads the stream. */
const leader = async () => {
  let name: string | undefined;
  await expect
    .poll(
      async () => {
        name = (await team.admin.streamInfo('DESK').catch(() => null))?.cluster?.leader;
        return name;
      },
      { timeout: 60_000 },
    )
    .toMatch(/^n\d$/);
  return Number(name?.slice(1)) - 1;
};
const serversBut = (index: number) => team.servers.filter((_, other) => other !== index);

const FAILURES: [string, () => Promise<void>][] = [
  [
    'the leader is killed',
    async () => {
      const index = await leader();
      await team.servers[index]?.kill();
      await goesOn();
      await team.servers[index]?.start();
    },
  ],
  ...(SOAK
    ? ([
        [
          'the leader is frozen, as if it were cut off',
          async () => {
            const index = await leader();
            team.servers[index]?.freeze();
            await goesOn();
            team.servers[index]?.thaw();
          },
        ],
        [
          'two of three are killed',
          async () => {
            const two = serversBut(await leader());
            await Promise.all(two.map((server) => server.kill()));
            // What was on its way may still be acknowledged; then nothing is, whatever the desks try.
            const tried = again();
            await expect.poll(again, { timeout: 60_000 }).toBeGreaterThan(tried + 3 * NAMES.length * 32);
            const before = acknowledged();
            await expect.poll(again, { timeout: 60_000 }).toBeGreaterThan(tried + 6 * NAMES.length * 32);
            expect(acknowledged()).toBe(before);
            await Promise.all(two.map((server) => server.start()));
          },
        ],
      ] satisfies [string, () => Promise<void>][])
    : []),
  [
    'all are killed, and one has lost its disk',
    async () => {
      const index = await leader();
      await Promise.all(team.servers.map((server) => server.kill()));
      await team.loseDisk(index);
      await Promise.all(team.servers.map((server) => server.start()));
    },
  ],
];

it(
  'loses and doubles nothing, whatever happens to a cluster of three, and every desk ends equal',
  async () => {
    let isOver = false;
    const began = Date.now();
    // Each desk says something more whenever little waits.
    const writing = desks.map(async (desk, which) => {
      for (let number = which; !isOver; number += 1) {
        desk.say(`CCO-${number % CHECKOUTS}`);
        while (desk.waiting() > 16 && !isOver) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    const truth = () => truthOf(desks);
    const isEqual = () => {
      if (!isOver || desks.some(({ waiting }) => waiting() > 0)) return false;
      const said = truth();
      return desks.every(
        ({ known }) => known.size === said.size && [...said].every(([at, version]) => known.get(at) === version),
      );
    };
    const running = desks.map((desk) => desk.run(isEqual));

    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [what, happens] of FAILURES) {
        await goesOn();
        const at = Date.now();
        await happens();
        await goesOn();
        console.log(
          `${what}: on again after ${((Date.now() - at) / 1000).toFixed(1)} s, ${acknowledged()} acknowledged`,
        );
      }
    }
    await expect.poll(acknowledged, { timeout: 300_000 }).toBeGreaterThanOrEqual(LEAST);
    isOver = true;
    await Promise.all(writing);
    await Promise.all(running);
    // Once more from the start, as a new desk would.
    for (const desk of desks) {
      await desk.visit();
      expect(desk.known).toEqual(truth());
    }
    let messages = 0;
    await expect
      .poll(async () => {
        messages = (await team.admin.streamInfo('DESK').catch(() => null))?.state.messages ?? 0;
        return messages;
      })
      .toBe(truth().size);
    const sum = (name: keyof PlainDesk['counts']) => desks.reduce((all, { counts }) => all + counts[name], 0);
    console.log(
      `${acknowledged()} acknowledged writes by ${NAMES.length} desks in ${Math.round((Date.now() - began) / 1000)} s: none lost, none doubled; ` +
        `${messages} records; ${sum('again')} tries again, ${sum('duplicates')} answered as duplicates, ${sum('failedReads')} failed reads, ` +
        `${sum('resets')} cursors begun again, ${sum('healed')} records said again`,
    );
  },
  atLength(120_000, 1_200_000),
);
