import { expect } from 'vitest';
import { openAccounts } from '../../../../lib/accounts/database';
import { NOTIFICATION_KINDS } from '../../../../lib/checkouts/database';
import { notificationRules } from '../../../../lib/checkouts/notificationSettings';
import { importSigningKey } from '../../../../lib/inqud/authentication';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { writeSetting } from '../../../../lib/storage/settings';
import { account, bytesOf, NOW, SAMPLE_SECRET } from '../../support/examples';
import { playBrowser } from './browser';
import { checkWeek } from './checks';
import { createHost } from './host';
import { compare } from './hourly';
import { createInqud } from './inqud';
import { createPerson } from './person';
import { planWeek } from './plan';
import { mortal } from './stage';
import type { Plan, Week } from './week';
import { ACCOUNTS, ALARM, createWeek, tokenOf, widgetOf } from './week';
import { watchWrites } from './writes';

/**
 * A week of a shop, in a minute: payers, Inqud, its faults, the browser, the computer's clock and its sleep are played
 * from a seed; the background is the product's `createBackground`, over fake-indexeddb, which gets messages and alarms as
 * from a browser. Returns what should not have been, by property, and how much there was of what.
 *
 * What it leaves out, because it cannot be avoided: a notification that a person dismisses between the moment it is
 * shown and the moment that is noted, and a browser that ends there.
 */
export async function simulate(plan: Plan) {
  const week = createWeek(plan);
  const { stage, stored, counts, violations, violate, shown } = week;
  const inqud = createInqud(week, (id, status) => void host.hint(id, status));
  const host = createHost(week, inqud.fetchFrom);
  playBrowser(week, host);
  watchWrites(week);
  planWeek(week, host, createPerson(week, host));
  for (let at = NOW + HOUR; at <= week.end; at += HOUR) stage.at(at - 1, () => compare(week, host));

  const trouble: unknown[] = [];
  const collect = (error: unknown) => trouble.push(error);
  process.on('unhandledRejection', collect);
  stage.moveTo(NOW);
  await writeSetting(notificationRules, {
    kinds: [...NOTIFICATION_KINDS],
    quiet: plan.quiet ? { from: 22 * 60, to: 6 * 60 } : null,
  });
  const accounts = mortal(openAccounts(), { dead: false }, stage);
  await accounts.accounts.bulkPut(
    ACCOUNTS.map((id, position) =>
      account({ id, label: id, position, widgetId: widgetOf(id), tokenId: tokenOf(id), createdAt: NOW }),
    ),
  );
  const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
  await accounts.secrets.bulkPut(ACCOUNTS.map((accountId) => ({ accountId, kind: 'signing', key })));
  for (;;) {
    const alarmAt = nextAlarm(week);
    const at = Math.min(alarmAt, stage.next());
    if (at > week.end) break;
    stage.moveTo(at);
    stage.events += 1;
    if (alarmAt < stage.next()) {
      if (week.alarm) week.alarm.last = at;
      counts.wakes += 1;
      await host.wake();
    } else void stage.take()?.run();
    await stage.quiet();
  }
  process.off('unhandledRejection', collect);
  for (const error of trouble) violate('errors', `unhandled: ${(error as Error)?.stack ?? error}`);

  week.killIn = null;
  // What was stored is what was seen being stored.
  const { history } = await host.start();
  const rows = await history.checkouts.toArray();
  expect(new Map(rows.map((row) => [row.id, row]))).toEqual(stored.checkouts);
  checkWeek(week);
  return {
    violations,
    counts: { ...counts, events: stage.events, checkouts: stored.checkouts.size, shown: shown.size },
  };
}

/** The next alarm that could find anything to do; the ones before it would look and go. */
function nextAlarm({ plan, stage, stored, alarm, offset, asleepUntil, isNight }: Week): number {
  if (!alarm) return Number.POSITIVE_INFINITY;
  const ahead = stage.skew + offset;
  let useful = Number.POSITIVE_INFINITY;
  for (const row of stored.checkouts.values()) {
    if (row.nextRefreshAt !== undefined && !stored.accounts.get(row.accountId)?.paused) {
      useful = Math.min(useful, row.nextRefreshAt - ahead);
    }
  }
  const setBack = [...stored.paces.values()].some(({ at }) => at > stage.real + ahead + MINUTE);
  if (setBack) useful = stage.real;
  if (stored.notices.size > 0) useful = Math.min(useful, stage.real + (plan.quiet && isNight() ? 10 * MINUTE : 0));
  const after = Math.max(useful, alarm.last + 1, asleepUntil);
  const at = alarm.base + Math.ceil((after - alarm.base) / ALARM) * ALARM;
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
