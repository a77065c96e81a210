import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../../lib/shared/time';
import type { SharedKind } from '../../../../lib/sync/sharedItems';
import { MOST_SHARED, SHARED_KINDS } from '../../../../lib/sync/sharedItems';
import { stampAfter } from '../../../../lib/sync/stamp';
import { openRecord, sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { followItem, shareItem, unshareItem } from '../../../../lib/team/shared/changeShared';
import type { SharedValue } from '../../../../lib/team/shared/kinds';
import { readSharedRecord } from '../../../../lib/team/shared/sharedRecord';
import { teamItems } from '../../../../lib/team/shared/teamItems';
import { runs } from '../../../soak';
import { NOW } from '../../support/examples';
import { annaAndBob, type Desk, joinedTeam } from '../sync/desks';

const key = await teamKeyOf(newTeamKey());
const team = (...agents: string[]) => joinedTeam(key, ...agents);
async function two() {
  const { clock, anna, bob, server } = await annaAndBob(key);
  const meet = async () => {
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
  };
  return { clock, anna, bob, server, meet };
}

const EXAMPLES: SharedValue = {
  presets: {
    ...{ label: 'Deposit', type: 'FIXED_PRICE', amount: '25.00', currency: 'EUR', name: 'Order {orderId}' },
    ...{ expiry: '24h', returnUrl: 'https://shop.example/thanks', shop: null },
  },
  messages: { language: 'de', title: 'Reminder', subject: 'Payment', text: 'Hello {link}' },
  views: { name: 'Paid', view: 'q=status%3Apaid' },
  columns: { name: 'Short', columns: ['order', 'amount'] },
};
const OTHERS: { [K in SharedKind]: Partial<SharedValue[K]> } = {
  presets: { amount: '30.00' },
  messages: { text: 'Good day {link}' },
  views: { view: 'q=is%3Aopen' },
  columns: { columns: ['order'] },
};
const share = ({ db }: Desk, kind: SharedKind, now = NOW, changes: object = {}, before: object | null = null) =>
  shareItem(db, kind, { id: 'item', before: before && { ...before }, after: { ...EXAMPLES[kind], ...changes } }, now);
const shownAt = async <K extends SharedKind>({ db }: Desk, kind: K) => (await teamItems(db, kind))?.items ?? [];

describe.each(SHARED_KINDS)('what is shared of %s', (kind) => {
  it('is at every desk, with the name of who shared it and of who changed it', async () => {
    const { anna, bob, meet, clock } = await two();
    expect(await share(anna, kind)).toEqual({ ok: true });
    await meet();
    expect(await shownAt(bob, kind)).toMatchObject([
      { id: 'item', value: EXAMPLES[kind], by: 'anna', changedBy: 'anna' },
    ]);
    clock.now = NOW + 1000;
    await share(bob, kind, clock.now, OTHERS[kind], EXAMPLES[kind]);
    await meet();
    const value = { ...EXAMPLES[kind], ...OTHERS[kind] };
    expect(await shownAt(anna, kind)).toMatchObject([{ value, by: null, changedBy: 'bob' }]);
    expect(await shownAt(bob, kind)).toMatchObject([{ value, by: 'anna', changedBy: null }]);
  });

  it('is gone everywhere once somebody takes it out, and comes back when it is shared anew', async () => {
    const { anna, bob, meet, clock } = await two();
    await share(anna, kind);
    await meet();
    await followItem(bob.db, kind, 'item', true);
    clock.now = NOW + 1000;
    await unshareItem(bob.db, kind, 'item', clock.now);
    await meet();
    for (const desk of [anna, bob]) expect(await shownAt(desk, kind)).toEqual([]);
    // Anna's own one goes with it still, so she is told.
    expect((await teamItems(anna.db, kind))?.ended).toEqual(new Map([['item', 'bob']]));
    await share(anna, kind, clock.now);
    await meet();
    for (const desk of [anna, bob]) expect(await shownAt(desk, kind)).toHaveLength(1);
  });
});

describe('sharing', () => {
  it('reads, says and stores nothing without a team [P-9]', async () => {
    const { anna } = await two();
    await anna.db.team.delete('joined');
    expect(await share(anna, 'presets')).toEqual({ ok: false, why: 'no team' });
    await followItem(anna.db, 'presets', 'item', true);
    expect(await teamItems(anna.db, 'presets')).toBeNull();
    expect(await anna.db.outbox.count()).toBe(0);
    expect((await anna.db.team.toArray()).map((row) => row.key)).toEqual(['desk']);
  });

  it.each(SHARED_KINDS)(
    'sends what is marked of %s alone, and leaves nothing of it there once it is taken back [P-33]',
    async (kind) => {
      const { anna, server, clock } = await two();
      await followItem(anna.db, kind, 'item', true);
      await anna.sync(server.link());
      const subject = `desk.team.${kind}.anna.${anna.self.desk}`;
      const said = async () => {
        const message = server.all().find((each) => each.subject === subject);
        return message && openRecord(message.data, subject, [key]);
      };
      expect(await said()).toBeUndefined();
      await share(anna, kind);
      await anna.sync(server.link());
      expect(await said()).toMatchObject({ value: { items: [{ id: 'item' }] } });
      clock.now = NOW + 1000;
      await unshareItem(anna.db, kind, 'item', clock.now);
      await anna.sync(server.link());
      expect(await said()).toMatchObject({ value: { items: [] } });
    },
  );

  it('is written down with what has to be said of it, or not at all', async () => {
    const { anna } = await two();
    await anna.db
      .transaction('rw', anna.db.team, anna.db.outbox, async (change) => {
        await share(anna, 'views');
        change.abort();
      })
      .catch(() => {});
    expect(await anna.db.outbox.count()).toBe(0);
    expect(await shownAt(anna, 'views')).toEqual([]);
  });

  it('stops where a message would be too large for the server, and says so', async () => {
    const { anna, bob, meet } = await two();
    const text = (at: number) =>
      `${Array.from({ length: 900 }, (_, n) => String.fromCodePoint(0x4e00 + ((at * 7919 + n * n * 31) % 20_000))).join('')}{link}`;
    const outcomes: unknown[] = [];
    for (let at = 0; at < 30; at += 1) {
      const after = { ...EXAMPLES.messages, title: `${at}`, text: text(at) };
      outcomes.push(await shareItem(anna.db, 'messages', { id: `m${at}`, before: null, after }, NOW));
    }
    expect(outcomes.at(-1)).toEqual({ ok: false, why: 'full' });
    await meet();
    expect(await anna.db.outbox.where('state').equals('refused').count()).toBe(0);
    expect(await shownAt(bob, 'messages')).toHaveLength(
      outcomes.filter((outcome) => JSON.stringify(outcome) === '{"ok":true}').length,
    );
  });

  it('does not fill up with what was taken out since', async () => {
    const { anna, bob, meet, clock } = await two();
    for (let at = 0; at < 3 * MOST_SHARED; at += 1) {
      const edit = { id: `v${at}`, before: null, after: EXAMPLES.views };
      clock.now += 2;
      expect(await shareItem(anna.db, 'views', edit, clock.now)).toEqual({ ok: true });
      await unshareItem(anna.db, 'views', `v${at}`, clock.now + 1);
    }
    await meet();
    expect(await shownAt(bob, 'views')).toEqual([]);
  });

  it('is said again by a desk whose server has forgotten it', async () => {
    const { anna, bob, server, meet } = await two();
    await share(anna, 'views');
    await anna.sync(server.link());
    server.forget(`desk.team.views.anna.${anna.self.desk}`);
    await anna.tellAll();
    await meet();
    expect(await shownAt(bob, 'views')).toHaveLength(1);
  });

  it('reaches a desk whose earlier release has left it out', async () => {
    const { anna, bob, meet, server } = await two();
    await share(anna, 'views');
    await meet();
    // As an earlier release has read it.
    const cursor = await bob.db.team.get('cursor');
    if (cursor?.key !== 'cursor') throw new Error('Bob has read something.');
    const { format: _, ...earlier } = cursor;
    await bob.db.team.bulkDelete(['shared-views', 'cursor']);
    await bob.db.team.put(earlier);
    await bob.sync(server.link());
    expect(await shownAt(bob, 'views')).toHaveLength(1);
    // Once: the next time it reads on.
    const from: number[] = [];
    const { read, ...link } = server.link();
    const watched: typeof read = (stream, seq, most) => {
      if (stream === 'DESK') from.push(seq);
      return read(stream, seq, most);
    };
    await bob.sync({ ...link, read: watched });
    expect(Math.min(...from)).toBeGreaterThan(1);
  });
});

describe('what a colleague says is shared', () => {
  const [anna, bob] = ['aaaaaaaaaa', 'bbbbbbbbbb'];
  const at = (now: number, desk = anna) => stampAfter([], { now, desk });
  const record = (changes: object = {}, entry: object = {}) => ({
    v: 1,
    stamp: at(NOW),
    items: [
      {
        id: 'item',
        on: { at: at(NOW), is: true },
        fields: Object.fromEntries(
          Object.entries(EXAMPLES.presets).map(([name, value]) => [name, { at: at(NOW), value }]),
        ),
        ...entry,
      },
    ],
    ...changes,
  });
  const field = (name: string, value: unknown, stamp = at(NOW)) =>
    record({}, { fields: { [name]: { at: stamp, value } } });
  const read = (value: unknown) => readSharedRecord('presets', value, anna, NOW + DAY);

  it('is taken in its shape', () => {
    expect(read(record())).toEqual(record());
  });

  it.each<[string, unknown]>([
    ['a field in another desk’s name', field('amount', '1', at(NOW, bob))],
    ['a mark in another desk’s name', record({}, { on: { at: at(NOW, bob), is: false } })],
    ['a record in another desk’s name', record({ stamp: at(NOW, bob) })],
    ['a long address', field('returnUrl', `https://x.example/${'x'.repeat(2000)}`)],
    ['a long label', field('label', 'x'.repeat(41))],
    ['a type that there is not', field('type', 'GIFT')],
    ['a shop that is no subject’s', field('shop', 'a.b')],
    ['an object for a text', field('name', { toString: 'x' })],
    ['an ID with a dot', record({}, { id: 'a.b' })],
    ['a long ID', record({}, { id: 'x'.repeat(65) })],
    ['one item twice', record({ items: [...record().items, ...record().items] })],
    [
      'too many items',
      record({ items: Array.from({ length: MOST_SHARED + 1 }, (_, n) => ({ id: `i${n}`, fields: {} })) }),
    ],
    ['no stamp', field('amount', '1', 'yesterday')],
    ['another version', record({ v: 0 })],
    ['nothing', null],
  ])('is left out whole with %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  it('has no place for a secret, or for anything else [S-158]', () => {
    const extra = { tokenId: 'TKN-1', secret: 'hush', accountId: 'mine', __proto__: { is: 'x' } };
    const fields = {
      ...record().items[0]?.fields,
      token: { at: at(NOW), value: 'hush' },
      secret: { at: at(NOW), value: 'hush' },
    };
    expect(JSON.stringify(read(record(extra, { ...extra, fields })))).not.toContain('hush');
    expect(read(record(extra, { ...extra, fields }))).toEqual(record());
  });

  it.each<[string, unknown]>([
    ['the record', record({ stamp: at(NOW + 2 * DAY) })],
    ['a field', field('amount', '1', at(NOW + 2 * DAY))],
    ['the mark', record({}, { on: { at: at(NOW + 2 * DAY), is: true } })],
  ])('is not taken before its time when %s is of a time to come: it would win for ever', (_, value) => {
    expect(read(value)).toEqual({ ahead: NOW + 2 * DAY });
  });

  it('is taken once that time is there', async () => {
    const { bob, server, clock } = await two();
    const subject = `desk.team.presets.anna.${anna}`;
    server.store('DESK', subject, await sealRecord(record({ stamp: at(NOW + DAY + HOUR) }), subject, key));
    await bob.sync(server.link());
    expect(await shownAt(bob, 'presets')).toEqual([]);
    clock.now = NOW + 2 * HOUR;
    await bob.sync(server.link());
    expect(await shownAt(bob, 'presets')).toHaveLength(1);
  });

  it('of an older copy of the stream does not come back', async () => {
    const { anna, bob, server, meet, clock } = await two();
    await share(anna, 'views');
    await anna.sync(server.link());
    const subject = `desk.team.views.anna.${anna.self.desk}`;
    const old = server.all().find((message) => message.subject === subject);
    clock.now = NOW + 1000;
    await unshareItem(anna.db, 'views', 'item', clock.now);
    await meet();
    if (old) server.store('DESK', subject, old.data);
    await bob.sync(server.link());
    expect(await shownAt(bob, 'views')).toEqual([]);
  });

  it('is not shown while a part of it is missing', async () => {
    const { bob, server } = await two();
    const subject = `desk.team.presets.anna.${anna}`;
    const { amount: _, ...fields } = record().items[0]?.fields ?? {};
    server.store('DESK', subject, await sealRecord(record({}, { fields }), subject, key));
    await bob.sync(server.link());
    expect(await shownAt(bob, 'presets')).toEqual([]);
  });

  it('travels sealed, as all that a desk says does', async () => {
    const { anna, server } = await two();
    await share(anna, 'messages');
    await anna.sync(server.link());
    const message = server.all().find(({ subject }) => subject.startsWith('desk.team.messages.'));
    expect(new TextDecoder().decode(message?.data)).not.toContain('Reminder');
    expect(await openRecord(message?.data ?? new Uint8Array(), message?.subject ?? '', [key])).toMatchObject({
      ok: true,
    });
  });
});

const act = fc.record({
  who: fc.nat({ max: 2 }),
  later: fc.nat({ max: 1000 }),
  what: fc.constantFrom('share', 'edit', 'unshare', 'sync', 'sync', 'twice'),
  id: fc.constantFrom('x', 'y'),
  name: fc.constantFrom('A', 'B', 'C'),
});

describe('three desks', () => {
  it('agree in the end, whoever changed what in which order and heard it how often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const { desks, server, clock } = await team('anna', 'bob', 'carol');
        for (const { who, later, what, id, name } of acts) {
          const desk = desks[who] as Desk;
          clock.now += later - 200;
          const { db } = desk;
          const before = (await shownAt(desk, 'views')).find((item) => item.id === id)?.value ?? null;
          const view = `q=${name}`;
          if (what === 'share') await shareItem(db, 'views', { id, before: null, after: { name, view } }, clock.now);
          if (what === 'edit' && before)
            await shareItem(db, 'views', { id, before, after: { ...before, name } }, clock.now);
          if (what === 'unshare') await unshareItem(db, 'views', id, clock.now);
          // A cursor that is lost has everything come again.
          if (what === 'twice') await db.team.delete('cursor');
          if (what === 'sync' || what === 'twice') await desk.sync(server.link());
        }
        for (let round = 0; round < 2; round += 1) for (const desk of desks) await desk.sync(server.link());
        const [first, ...rest] = await Promise.all(
          desks.map(async (desk) => (await shownAt(desk, 'views')).map(({ id, value, at }) => ({ id, value, at }))),
        );
        for (const each of rest) expect(each).toEqual(first);
      }),
      { numRuns: runs(40) },
    );
  });
});
