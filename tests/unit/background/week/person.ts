import { formatTimestamp } from '../../../../lib/inqud/timestamp';
import type { Replies } from '../../../../lib/messaging/commands';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { DRAFT } from '../../support/examples';
import type { Host } from './host';
import type { Spell, Week } from './week';
import { tokenOf, widgetOf } from './week';

export type Person = ReturnType<typeof createPerson>;

/** What people do with the desk. */
export function createPerson(week: Week, { send }: Host) {
  const { random, stage, stored, allowed, byPerson, isAsleep } = week;
  const person = {
    async create(orderId: string, accountId: string, life: number): Promise<void> {
      if (isAsleep())
        return stage.at(week.asleepUntil + random.between(MINUTE, HOUR), () => person.create(orderId, accountId, life));
      const attemptId = `attempt ${orderId}`;
      allowed.set(orderId, (allowed.get(orderId) ?? 0) + 1);
      const asOf = stage.real;
      const draft = { ...DRAFT, clientOrderId: orderId, expiresAt: formatTimestamp(asOf + life) };
      const answered = ({ outcome }: Replies['createCheckout']) => {
        if (outcome === 'unknown') stage.at(stage.real + random.between(MINUTE, HOUR), () => person.decide(attemptId));
      };
      // Now and then by a double click.
      const times = random.chance(0.2) ? 2 : 1;
      await send('createCheckout', { attemptId, accountId, draft, asOf, again: false }, { times, answered });
    },
    async decide(attemptId: string): Promise<void> {
      if (isAsleep() || stored.creates.get(attemptId)?.state !== 'unknown') return;
      if (random.chance(0.4)) {
        const orderId = attemptId.slice('attempt '.length);
        allowed.set(orderId, (allowed.get(orderId) ?? 0) + 1);
        await send('retryCreate', { attemptId, again: false });
      }
    },
    async show(): Promise<void> {
      if (isAsleep()) return;
      const ids = [...stored.checkouts.values()]
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, random.whole(1, 12))
        .map(({ id }) => id);
      const until = stage.real + random.between(20 * SECOND, 2 * MINUTE);
      week.shownPages.push({ from: stage.real, until, ids: new Set(ids) });
      const say = async (): Promise<void> => {
        if (stage.real > until || isAsleep()) return;
        stage.events += 1;
        stage.at(stage.real + 5 * SECOND, say);
        await send('showing', { checkoutIds: ids });
      };
      await say();
    },
    async refresh(): Promise<void> {
      const open = [...stored.checkouts.keys()];
      const id = open[random.whole(0, open.length)];
      if (isAsleep() || id === undefined) return;
      byPerson.set(id, (byPerson.get(id) ?? 0) + 1);
      await send('refreshCheckout', { checkoutId: id });
    },
    async refreshAll(): Promise<void> {
      if (isAsleep()) return;
      await send('refreshAll', {});
    },
    async look(): Promise<void> {
      const [row] = [...stored.checkouts.values()].filter(({ attentionAt }) => attentionAt !== undefined);
      if (isAsleep() || !row) return;
      const note = random.chance(0.5) ? 'Called the customer.' : null;
      await send('acknowledge', { checkoutId: row.id, note });
    },
    async dismiss(): Promise<void> {
      if (stored.notices.size === 0) week.onScreen.clear();
    },
    /** Looks at an account that Inqud refused, and saves it again: that ends its pause. */
    async save(spell: Spell): Promise<void> {
      const id = spell.accountId ?? '';
      if (isAsleep()) return stage.at(week.asleepUntil + MINUTE, () => person.save(spell));
      const ids = { widgetId: widgetOf(id), tokenId: tokenOf(id) };
      await send('saveAccount', { accountId: id, label: id, colour: 'blue', ...ids, mode: 'signed', secret: '' });
    },
  };
  return person;
}
