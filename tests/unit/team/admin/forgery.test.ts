import type { NatsConnection } from '@nats-io/nats-core';
import { headers } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JetStream } from '../../../../lib/team/admin/client/jetstream';
import { createJetStream } from '../../../../lib/team/admin/client/jetstream';
import type { Member, TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';

/** A real server; mallory has a valid login and means no good. */
let team: TeamOnServers;
let mallory: NatsConnection;
let bob: NatsConnection;
let receiver: NatsConnection;
let her: Member;
let his: Member;
let asMallory: JetStream;

beforeAll(async () => {
  team = await startTeam({ agents: ['bob', 'mallory'] });
  [bob, mallory, receiver] = [await team.connect('bob'), await team.connect('mallory'), await team.connectReceiver()];
  [his, her] = [team.member('bob'), team.member('mallory')];
  asMallory = createJetStream(mallory, 10_000);
  await asMallory.publish(recordOf(her, 'CCO-1'), 'hers');
  await createJetStream(bob).publish(recordOf(his, 'CCO-1'), 'his');
  await createJetStream(receiver).publish('hook.CAP-1.CCO-1', 'paid');
  await team.admin.publish('desk.team.names', 'who is who');
});
afterAll(() => team.close());

const recordOf = ({ agent, desk }: Member, checkout: string) => `desk.CAP-1.${checkout}.${agent}.${desk}`;
const STREAMS = ['DESK', 'HOOKS', 'KV_LEASE'];

/** All that the streams hold, as `stream subject: content`. */
async function everything(): Promise<string[]> {
  const lines: string[] = [];
  for (const stream of STREAMS) {
    const { state } = await team.admin.streamInfo(stream, '>');
    for (const subject of Object.keys(state.subjects ?? {})) {
      lines.push(`${stream} ${subject}: ${(await last(bob, stream, subject)).string()}`);
    }
  }
  return lines.toSorted();
}

function last(connection: NatsConnection, stream: string, subject: string) {
  // With the subject in the request's own: the one form that a desk may use on every stream.
  return connection.request(`$JS.API.DIRECT.GET.${stream}.${subject}`, '', { timeout: 10_000 });
}

/** Everything that was sent has been dealt with: the server answers a connection in the order of its requests. */
async function settled(...connections: NatsConnection[]): Promise<void> {
  for (const connection of connections) await connection.flush();
  // What the server sends to itself has gone through by the time that a later write is stored.
  for (const connection of [mallory, bob]) {
    await createJetStream(connection).publish(
      recordOf(connection === bob ? his : her, 'CCO-1'),
      connection === bob ? 'his' : 'hers',
    );
  }
}

const TRUTH = () =>
  [
    `DESK ${recordOf(his, 'CCO-1')}: his`,
    `DESK ${recordOf(her, 'CCO-1')}: hers`,
    'DESK desk.team.names: who is who',
    'HOOKS hook.CAP-1.CCO-1: paid',
  ].toSorted();

describe('a desk that means no good', () => {
  it('begins with what everyone said of himself', async () => {
    expect(await everything()).toEqual(TRUTH());
  });

  it.each([
    ['a colleague’s record', () => recordOf(his, 'CCO-1')],
    ['a colleague’s new record', () => recordOf(his, 'CCO-9')],
    ['a record of another desk of her own name', () => recordOf({ ...her, desk: 'aaaaaaaaaa' }, 'CCO-1')],
    ['an erasure', () => 'desk.CAP-1.CCO-1.gone.admin'],
    ['the names of the team', () => 'desk.team.names'],
    ['the team’s next key', () => `desk.team.key.${his.desk}`],
    ['a webhook', () => 'hook.CAP-1.CCO-1'],
    ['an announcement', () => 'stored.desk.CAP-1.CCO-9.bob.aaaaaaaaaa'],
    ['a colleague’s answer', () => '_INBOX_bob.x'],
    ['the servers’ own subjects', () => '$SYS.REQ.SERVER.PING'],
  ])('cannot write %s', async (_what, subject) => {
    await expect(mallory.request(subject(), 'forged', { timeout: 10_000 })).rejects.toThrow(/permission/i);
    await settled(mallory);
    expect(await everything()).toEqual(TRUTH());
  });

  it.each([
    ['STREAM.PURGE.DESK', {}],
    ['STREAM.MSG.DELETE.DESK', { seq: 1 }],
    ['STREAM.DELETE.DESK', {}],
    ['STREAM.UPDATE.DESK', { name: 'DESK', subjects: ['desk.>'] }],
    ['STREAM.CREATE.MINE', { name: 'MINE', subjects: ['mine.>'] }],
    ['STREAM.SNAPSHOT.DESK', { deliver_subject: 'stored.x' }],
    ['STREAM.MSG.GET.DESK', { seq: 1 }],
    ['STREAM.NAMES', {}],
    ['STREAM.INFO.DESK', {}],
    [
      'CONSUMER.CREATE.DESK',
      { stream_name: 'DESK', config: { deliver_subject: 'hook.CAP-1.CCO-9', ack_policy: 'none' } },
    ],
    ['CONSUMER.CREATE.DESK.evil.desk.>', { stream_name: 'DESK', config: { name: 'evil', ack_policy: 'none' } }],
    ['CONSUMER.DURABLE.CREATE.DESK.evil', { stream_name: 'DESK', config: { durable_name: 'evil' } }],
    ['SERVER.REMOVE', { peer: 'n1' }],
  ])('may not ask for %s', async (name, request) => {
    await expect(mallory.request(`$JS.API.${name}`, JSON.stringify(request), { timeout: 10_000 })).rejects.toThrow(
      /permission/i,
    );
    await settled(mallory);
    expect(await everything()).toEqual(TRUTH());
  });

  it.each([
    'hook.CAP-1.CCO-1',
    'desk.CAP-1.CCO-1.>',
    '_INBOX_bob.>',
    '>',
    '$SYS.>',
    '$JS.EVENT.ADVISORY.>',
    '$KV.LEASE.>',
  ])('may not listen to %s', async (subject) => {
    const refused = new Promise<Error | undefined>((resolve) => {
      mallory.subscribe(subject, { callback: (error) => resolve(error ?? undefined) });
    });
    await mallory.flush();
    expect(String(await refused)).toMatch(/permission/i);
  });

  it.each([
    ['its own record, read', '$JS.API.DIRECT.GET.DESK', () => ({ last_by_subj: recordOf(her, 'CCO-1') })],
    ['a batch of the history', '$JS.API.DIRECT.GET.DESK', () => ({ seq: 1, batch: 100 })],
    ['a webhook, read', '$JS.API.DIRECT.GET.HOOKS', () => ({ seq: 1 })],
    ['that a record is stored', 'its own', () => ({})],
    ['that a lease is stored', '$KV.LEASE.CCO-1', () => ({})],
  ])('has the server say %s, and gets it stored nowhere else [S-140]', async (_what, subject, request) => {
    const targets = [
      recordOf(his, 'CCO-1'),
      recordOf(his, 'CCO-9'),
      recordOf({ ...her, desk: 'aaaaaaaaaa' }, 'CCO-1'),
      'desk.CAP-1.CCO-1.gone.admin',
      'desk.team.names',
      `desk.team.key.${his.desk}`,
      'hook.CAP-1.CCO-1',
      'hook.CAP-1.CCO-9',
    ];
    for (const reply of targets) {
      const to = subject === 'its own' ? recordOf(her, 'CCO-1') : subject;
      mallory.publish(to, subject === 'its own' ? 'hers' : JSON.stringify(request()), { reply });
    }
    await settled(mallory);
    expect((await everything()).filter((line) => !line.startsWith('KV_LEASE'))).toEqual(TRUTH());
  });

  it('makes no announcement to others by naming it as the place to answer to', async () => {
    const heard: string[] = [];
    bob.subscribe('stored.>', {
      callback: (_error, { subject }) => {
        heard.push(subject);
      },
    });
    await bob.flush();
    mallory.publish('$JS.API.DIRECT.GET.DESK', JSON.stringify({ seq: 1, batch: 100 }), {
      reply: 'stored.desk.CAP-1.CCO-9.bob.aaaaaaaaaa',
    });
    await settled(mallory);
    expect(heard).toEqual([`stored.${recordOf(her, 'CCO-1')}`, `stored.${recordOf(his, 'CCO-1')}`]);
  });

  it('empties nothing by a rollup, neither the history nor the leases', async () => {
    for (const rollup of ['all', 'sub']) {
      for (const subject of [recordOf(her, 'CCO-1'), '$KV.LEASE.CCO-2']) {
        const head = headers();
        head.set('Nats-Rollup', rollup);
        const answer = await mallory.request(subject, 'alone', { headers: head, timeout: 10_000 });
        expect(answer.json()).toMatchObject({ error: { description: 'rollup not permitted' } });
      }
    }
    expect((await everything()).filter((line) => !line.startsWith('KV_LEASE'))).toEqual(TRUTH());
  });

  it('brings no sequence of its own: the announcement has the server’s', async () => {
    const announced = new Promise<string>((resolve) => {
      bob.subscribe(`stored.${recordOf(her, 'CCO-1')}`, {
        max: 1,
        callback: (_error, message) => resolve(message.headers?.values('Nats-Sequence').join(' ') ?? ''),
      });
    });
    await bob.flush();
    const head = headers();
    head.set('Nats-Sequence', '777');
    head.set('Nats-Subject', recordOf(his, 'CCO-1'));
    const stored = await mallory.request(recordOf(her, 'CCO-1'), 'hers', { headers: head, timeout: 10_000 });
    const { seq } = stored.json<{ seq: number }>();
    const sequences = (await announced).split(' ');
    expect(sequences).toContain(String(seq));
    expect(await everything()).toContain(`DESK ${recordOf(her, 'CCO-1')}: hers`);
  });

  it('stores nothing that is larger than a record may be', async () => {
    const answer = await mallory.request(recordOf(her, 'CCO-1'), new Uint8Array(64 * 1024 + 1), { timeout: 10_000 });
    expect(answer.json()).toMatchObject({ error: { description: expect.stringContaining('message size exceeds') } });
  });

  it('does not schedule, count, delete or expire messages by a header', async () => {
    for (const [name, value] of [
      ['Nats-TTL', '1'],
      ['Nats-Incr', '+1'],
      ['Nats-Schedule', '@at 2030-01-01T00:00:00Z'],
      ['Nats-Schedule-Target', recordOf(his, 'CCO-1')],
      ['Nats-Batch-Id', 'x'],
    ] as const) {
      const head = headers();
      head.set(name, value);
      await mallory.request(recordOf(her, 'CCO-1'), 'hers', { headers: head, timeout: 1000 }).catch(() => null);
    }
    await settled(mallory);
    expect((await everything()).filter((line) => !line.startsWith('KV_LEASE'))).toEqual(TRUTH());
  });
});

describe('the receiver', () => {
  it.each([
    'desk.CAP-1.CCO-1.bob.aaaaaaaaaa',
    'desk.team.names',
    '$KV.LEASE.CCO-1',
    '$JS.API.DIRECT.GET.DESK',
    '$JS.API.STREAM.INFO.DESK',
  ])('may not publish to %s', async (subject) => {
    await expect(receiver.request(subject, 'forged', { timeout: 10_000 })).rejects.toThrow(/permission/i);
  });

  it('has the server’s acknowledgement stored nowhere, and hears nothing', async () => {
    receiver.publish('hook.CAP-1.CCO-1', 'paid', { reply: recordOf(his, 'CCO-1') });
    const refused = new Promise<Error | undefined>((resolve) => {
      receiver.subscribe('stored.>', { callback: (error) => resolve(error ?? undefined) });
    });
    await settled(receiver);
    expect(String(await refused)).toMatch(/permission/i);
    expect((await everything()).filter((line) => !line.startsWith('KV_LEASE'))).toEqual(TRUTH());
  });
});

describe('who is no member', () => {
  it('cannot log in', async () => {
    await expect(team.connect('nobody')).rejects.toThrow(/authorization/i);
  });

  it('is cut off within a second, and the others stay [S-141]', async () => {
    await team.add('carol');
    const carol = await team.connect('carol');
    expect(await createJetStream(carol).publish(recordOf(team.member('carol'), 'CCO-1'), 'hi')).toMatchObject({
      stream: 'DESK',
    });
    const stayed = [bob, mallory].map((each) => each.status()[Symbol.asyncIterator]().next());
    const lost = new Promise<number>((resolve) => {
      void (async () => {
        for await (const { type } of carol.status()) if (type === 'disconnect' || type === 'error') resolve(Date.now());
      })();
      void carol.closed().then(() => resolve(Date.now()));
    });
    const before = Date.now();
    await team.remove('carol');
    expect((await lost) - before).toBeLessThan(1000);
    await expect(team.connect('carol')).rejects.toThrow(/authorization/i);
    expect(await createJetStream(bob).publish(recordOf(his, 'CCO-1'), 'his')).toMatchObject({ stream: 'DESK' });
    expect(await Promise.race([...stayed, Promise.resolve('nothing happened')])).toBe('nothing happened');
  });
});
