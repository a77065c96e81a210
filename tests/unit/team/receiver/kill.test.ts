import { afterAll, beforeAll, expect, it } from 'vitest';
import { atLength } from '../../../soak';
import { createReceiverProcess } from '../../../team/receiverProcess';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';
import { untilDone } from '../../../team/untilDone';
import { postWebhook, webhookBody } from '../../../team/webhooks';

const SECRET = 'the secret';
const SENDERS = 8;
/** Of each sender. */
const WEBHOOKS = atLength(25, 1500);
const KILLS = atLength(4, 60);

let team: TeamOnServers;
let receiver: Awaited<ReturnType<typeof createReceiverProcess>>;
beforeAll(async () => {
  team = await startTeam({ agents: [] });
  receiver = await createReceiverProcess({
    server: team.urls[0] ?? '',
    seed: team.seeds.receiver,
    hooks: [{ shop: 'CAP-1', secret: SECRET }],
  });
  await receiver.start();
});
afterAll(async () => {
  await receiver.close();
  await team.close();
});

const stored = async () => (await untilDone(() => team.admin.streamInfo('HOOKS'))).state;

it(
  'loses and doubles no webhook that it answered with 200, killed again and again, as is the server',
  async () => {
    let answered = 0;
    const answers: Record<number, number> = {};
    /** As Inqud does: again until it is answered with 200, and some twice. */
    const send = async (first: number) => {
      for (let number = first; number < first + WEBHOOKS; number += 1) {
        const body = webhookBody(number);
        for (let status = 0; status !== 200; ) {
          status = await postWebhook(receiver.address, body, { secret: SECRET });
          answers[status] = (answers[status] ?? 0) + 1;
          // Nobody listens while it starts again.
          if (status === 0) await new Promise((resolve) => setTimeout(resolve, 10));
        }
        answered += 1;
        if (number % 7 === 0) await postWebhook(receiver.address, body, { secret: SECRET });
      }
    };
    const all = Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(1 + sender * 100_000)));
    const total = SENDERS * WEBHOOKS;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await expect.poll(() => answered, { interval: 1 }).toBeGreaterThan((kill * total) / (KILLS + 2));
      if (kill % 3 === 0) {
        await team.servers[0]?.kill();
        await team.servers[0]?.start();
      } else {
        await receiver.kill();
        await receiver.start();
      }
    }
    await all;
    expect(answered).toBe(total);
    expect((await stored()).messages).toBe(total);
    console.log(`${total} webhooks, ${KILLS} kills: all stored once; answers ${JSON.stringify(answers)}`);
  },
  atLength(60_000, 600_000),
);

it('answers what is on its way when it is stopped, and ends well', async () => {
  const before = (await stored()).messages;
  const statuses = Array.from({ length: 30 }, (_, number) =>
    postWebhook(receiver.address, webhookBody(5_000_000 + number), { secret: SECRET }),
  );
  await expect.poll(async () => (await stored()).messages, { interval: 1 }).toBeGreaterThan(before);
  expect(await receiver.stop()).toBe(0);
  const answers = await Promise.all(statuses);
  const acknowledged = answers.filter((status) => status === 200).length;
  expect(acknowledged).toBeGreaterThan(0);
  expect((await stored()).messages).toBeGreaterThanOrEqual(before + acknowledged);
  await receiver.start();
});

it('says no while the disk is full, and loses nothing of what comes again', async () => {
  await receiver.stop();
  // Room for some of them.
  await receiver.start(8);
  const before = (await stored()).messages;
  const bodies = Array.from({ length: 30 }, (_, number) => webhookBody(6_000_000 + number));
  await team.servers[0]?.kill();
  const send = () => Promise.all(bodies.map((body) => postWebhook(receiver.address, body, { secret: SECRET })));
  const answers = await send();
  expect(answers).toEqual(bodies.map(() => 503));
  await team.servers[0]?.start();
  await expect.poll(send).toEqual(bodies.map(() => 200));
  expect((await stored()).messages).toBe(before + bodies.length);
  await receiver.stop();
  await receiver.start();
});
