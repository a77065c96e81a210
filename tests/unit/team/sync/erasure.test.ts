import { describe, expect, it } from 'vitest';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordImported } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { sendAll } from '../../../../lib/team/sync/sending';
import { DRAFT, model, NOW, WIDGET_ID } from '../../support/examples';
import { annaAndBob, type Desk } from './desks';

const key = await teamKeyOf(newTeamKey());

async function team() {
  const { anna, bob, server } = await annaAndBob(key);
  for (const id of ['CCO-1', 'CCO-2']) {
    const answer = { model: model({ id, request: null }), raw: JSON.stringify({ id, status: 'NEW' }), at: NOW };
    // Each has asked Inqud itself, so each could bring it back.
    for (const { db } of [anna, bob])
      await recordImported(db, answer, { accountId: 'mine', widgetId: WIDGET_ID }, applyRules);
  }
  for (const desk of [anna, bob]) await desk.sync(server.link());
  /** As the admin's tool does it. */
  const erase = async (id: string) => {
    const subject = `desk.${WIDGET_ID}.${id}.gone.admin`;
    for (const each of server.all())
      if (each.subject.startsWith(`desk.${WIDGET_ID}.${id}.`)) server.forget(each.subject);
    server.store('DESK', subject, await sealRecord({ v: 1, at: NOW }, subject, key));
  };
  return { anna, bob, server, erase };
}

/** What is left of a checkout at a desk: rows of each table that name it. */
async function leftOf({ db }: Desk, id: string): Promise<string[]> {
  const tables = await Promise.all(db.tables.map(async (table) => ({ name: table.name, rows: await table.toArray() })));
  return tables.flatMap(({ name, rows }) => (JSON.stringify(rows).includes(id) ? name : []));
}

describe('a checkout that the admin erased', () => {
  it('leaves each desk, with its timeline and what was to be sent of it, and only its ID stays in the log [S-156]', async () => {
    const { anna, bob, server, erase } = await team();
    await annotate(bob.db, ['CCO-1'], { note: 'not sent yet' }, NOW);
    await erase('CCO-1');
    for (const desk of [anna, bob, anna, bob]) await desk.sync(server.link());
    for (const desk of [anna, bob]) {
      expect(await leftOf(desk, 'CCO-1')).toEqual(['audit']);
      expect(JSON.stringify(await desk.db.audit.toArray())).not.toContain('not sent yet');
      expect(await desk.db.checkouts.toCollection().primaryKeys()).toEqual(['CCO-2']);
    }
    expect(server.all().filter(({ subject }) => subject.includes('.CCO-1.'))).toHaveLength(1);
  });

  it('leaves nothing of its order in its create, in a notification, nor in what another timeline says of it [S-156]', async () => {
    const { bob, server, erase } = await team();
    const line = { at: NOW, from: 'NEW', to: 'NEW', source: 'person', settled: null } as const;
    const link = { checkoutId: 'CCO-1', orderId: 'order-1', asked: null, why: 'remainder' } as const;
    await bob.db.timeline.bulkAdd([
      { ...line, checkoutId: 'CCO-1', link: { ...link, checkoutId: 'CCO-2' } },
      { ...line, checkoutId: 'CCO-2', link },
    ]);
    await bob.db.creates.put({
      ...{ attemptId: 'a', accountId: 'mine', draft: DRAFT, startedAt: NOW, attempt: 1, state: 'done', error: null },
      made: { checkoutId: 'CCO-1', url: 'https://paycrypto.inqud.com/checkout/CCO-1' },
    });
    await bob.db.notices.put({
      key: 'n',
      kind: 'paid',
      checkoutId: 'CCO-1',
      accountId: 'mine',
      at: NOW,
      showingAs: null,
    });
    await erase('CCO-1');
    await bob.sync(server.link());
    expect(await leftOf(bob, 'CCO-1')).toEqual(['audit']);
  });

  it('does not come back when a desk that was away says it once more [S-156]', async () => {
    const { anna, bob, server, erase } = await team();
    await annotate(bob.db, ['CCO-1'], { note: 'late' }, NOW);
    await erase('CCO-1');
    await anna.sync(server.link());
    // Before it has read that it is erased.
    await sendAll(bob.setup(server.link()));
    for (const desk of [anna, bob]) await desk.sync(server.link());
    for (const desk of [anna, bob]) expect(await desk.db.checkouts.get('CCO-1')).toBeUndefined();
  });

  it('stays away when all is read again from the start, as under a new key [S-156]', async () => {
    const { anna, bob, server, erase } = await team();
    await annotate(bob.db, ['CCO-1'], { note: 'late' }, NOW);
    await erase('CCO-1');
    await anna.sync(server.link());
    await sendAll(bob.setup(server.link()));
    await anna.db.team.delete('cursor');
    await anna.sync(server.link());
    expect(await anna.db.checkouts.toCollection().primaryKeys()).toEqual(['CCO-2']);
  });
});
