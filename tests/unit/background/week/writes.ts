import type { Account } from '../../../../lib/accounts/account';
import type {
  PendingCreate,
  PendingNotification,
  StoredCheckout,
  TimelineEntry,
  TokenBucket,
} from '../../../../lib/checkouts/database';
import { SECOND } from '../../../../lib/shared/time';
import { FUZZ } from '../refresh/inqudModel';
import type { Week } from './week';
import { LATENCY } from './week';

/** Sees all that is committed: that is what the product has learned. */
export function watchWrites(week: Week): void {
  const { stage, stored, expected, shown, random } = week;

  stage.onWrites = (writes) => {
    for (const { table, values, keys } of writes) {
      if (table === 'checkouts') for (const value of values) learn(value as StoredCheckout);
      if (table === 'creates')
        for (const value of values as PendingCreate[]) stored.creates.set(value.attemptId, value);
      if (table === 'creates') for (const key of keys ?? []) stored.creates.delete(key as string);
      if (table === 'paces') for (const value of values as TokenBucket[]) stored.paces.set(value.accountId, value);
      if (table === 'notices')
        for (const value of values as PendingNotification[]) stored.notices.set(value.key, value);
      if (table === 'notices') for (const key of keys ?? []) dropNotice(key as string);
      if (table === 'timeline') for (const value of values as TimelineEntry[]) hintedOf(value);
      if (table === 'accounts') for (const value of values as Account[]) noteAccount(value);
    }
  };

  /** A notification of a near end that was not shown before the end is out of date. */
  function dropNotice(key: string): void {
    stored.notices.delete(key);
    const [kind, id = ''] = key.split(' ');
    const isOpen = ['NEW', 'REQUEST_CREATED'].includes(stored.checkouts.get(id)?.status ?? '');
    if (kind === 'expiring' && !isOpen && !shown.has(key)) week.outdated.add(key);
  }

  function noteAccount(value: Account): void {
    const before = stored.accounts.get(value.id);
    stored.accounts.set(value.id, value);
    if (value.paused && !before?.paused) {
      week.pauses.push(`paused ${value.id}`);
      week.note(`${value.id} paused`);
      if (random.chance(0.3)) week.killIn = random.whole(1, 4);
      week.disturb('paused', { until: Number.POSITIVE_INFINITY, accountId: value.id });
    }
    if (!value.paused && before?.paused) {
      for (const each of week.disturbances) {
        if (each.what === 'paused' && each.accountId === value.id && each.until > stage.real) each.until = stage.real;
      }
    }
  }

  function learn(row: StoredCheckout): void {
    const expectation = expected.get(row.id);
    if (!expectation) return;
    const before = stored.checkouts.get(row.id);
    stored.checkouts.set(row.id, row);
    const { step: index } = JSON.parse(row.answer) as { step: number };
    if (before === undefined || row.answeredAt !== before.answeredAt) {
      week.counts.answers += 1;
      expectation.answered(stage.real, index, row.hint !== null);
      if (Math.abs(row.answeredAt - stage.real) > FUZZ && !week.jumpedBetween(stage.real - LATENCY, stage.real)) {
        week.violate('time', `${row.id} was answered ${((row.answeredAt - stage.real) / SECOND).toFixed(1)} s off`);
      }
    } else if (row.failures > before.failures) {
      week.counts.failures += 1;
      expectation.failed(stage.real);
    }
  }

  function hintedOf({ checkoutId, source, to, at, acknowledged, settled }: TimelineEntry): void {
    const expectation = expected.get(checkoutId);
    if (source === 'widget' && settled === null && to) {
      week.hintsSaid.push({ id: checkoutId, at: stage.real });
      expectation?.hinted(stage.real, to, Math.abs(at - stage.real) <= FUZZ);
    }
    if (source === 'person') expectation?.acknowledge(acknowledged ?? []);
  }
}
