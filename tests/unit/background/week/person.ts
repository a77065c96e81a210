import { acknowledge } from '../../../../lib/checkouts/acknowledge';
import { formatTimestamp } from '../../../../lib/inqud/timestamp';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { DRAFT } from '../../support/examples';
import type { Host } from './host';
import type { Spell, Week } from './week';

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
      await send(async ({ creating, watched }) => {
        const draft = { ...DRAFT, clientOrderId: orderId, expiresAt: formatTimestamp(stage.real + life) };
        const make = () => watched(() => creating.create(attemptId, accountId, draft, false));
        const [{ outcome }] = await Promise.all(random.chance(0.2) ? [make(), make()] : [make()]);
        if (outcome === 'unknown') stage.at(stage.real + random.between(MINUTE, HOUR), () => person.decide(attemptId));
      });
    },
    async decide(attemptId: string): Promise<void> {
      if (isAsleep() || stored.creates.get(attemptId)?.state !== 'unknown') return;
      if (random.chance(0.4)) {
        const orderId = attemptId.slice('attempt '.length);
        allowed.set(orderId, (allowed.get(orderId) ?? 0) + 1);
        await send(({ creating, watched }) => watched(() => creating.retry(attemptId, false)));
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
        await send(({ settled, monitor }) => settled(monitor.refreshShown(ids)));
      };
      await say();
    },
    async refresh(): Promise<void> {
      const open = [...stored.checkouts.keys()];
      const id = open[random.whole(0, open.length)];
      if (isAsleep() || id === undefined) return;
      byPerson.set(id, (byPerson.get(id) ?? 0) + 1);
      await send(({ settled, monitor }) => settled(monitor.refreshNow(id)));
    },
    async refreshAll(): Promise<void> {
      if (isAsleep()) return;
      await send(async ({ monitor, settled }) => {
        await monitor.makeAllDue();
        await settled(monitor.refreshDue());
      });
    },
    async look(): Promise<void> {
      const [row] = [...stored.checkouts.values()].filter(({ attentionAt }) => attentionAt !== undefined);
      if (isAsleep() || !row) return;
      const text = random.chance(0.5) ? 'Called the customer.' : null;
      await send(({ history, now, settled }) => settled(acknowledge(history, row.id, text, now())));
    },
    async dismiss(): Promise<void> {
      if (stored.notices.size === 0) week.onScreen.clear();
    },
    async test(spell: Spell): Promise<void> {
      const id = spell.accountId ?? '';
      if (isAsleep()) return stage.at(week.asleepUntil + MINUTE, () => person.test(spell));
      await send(({ settled, monitor }) => settled(monitor.resume(id)));
    },
  };
  return person;
}
