import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';
import { isOver } from '../refresh/inqudModel';
import type { Host } from './host';
import type { Person } from './person';
import type { Fault, Week } from './week';
import { ALARM, hour } from './week';

/** Draws what will happen in the week, and when. */
export function planWeek(week: Week, host: Host, person: Person): void {
  const { plan, random, stage, calm } = week;
  const often = (times: number, run: () => unknown) => {
    for (let i = 0; i < times; i++) stage.at(random.between(NOW + 10 * MINUTE, calm), run);
  };
  planCreates(week, person);
  planSpells(week, person);
  disturbBySpells(week);
  planSleep(week);
  if (plan.jumps) {
    const jump = () => jumpClock(week, host);
    often(plan.days, jump);
    for (const { from, until } of week.spells) {
      if (random.chance(0.3)) stage.at(random.between(from, until), jump);
    }
  }
  often(20 * plan.days, () => {
    week.killIn = random.whole(1, 80);
  });
  often(4 * plan.days, person.show);
  often(6 * plan.days, person.refresh);
  often(plan.days, person.refreshAll);
  often(6 * plan.days, person.look);
  often(10 * plan.days, person.dismiss);
}

function planCreates({ plan, random, stage, calm }: Week, person: Person): void {
  for (let i = 0; i < plan.checkouts; i++) {
    const life = random.chance(0.1)
      ? 20 * MINUTE
      : random.chance(0.75)
        ? random.between(31 * MINUTE, 70 * MINUTE)
        : random.chance(0.7)
          ? random.between(2 * HOUR, 5 * HOUR)
          : random.between(DAY, 2 * DAY);
    const accountId = random.one('shop', 'shop', 'second', 'third');
    stage.at(random.between(NOW, calm - 2 * HOUR), () => person.create(`order ${i}`, accountId, life));
  }
}

/** When Inqud or the way to it fails, and how. */
function planSpells(week: Week, person: Person): void {
  const { plan, random, stage, spells } = week;
  for (let i = 0; i < 4 * plan.days; i++) {
    const from = random.between(NOW + HOUR, week.calm - 4 * HOUR);
    const long = random.chance(0.3) ? random.between(20 * MINUTE, 3 * HOUR) : random.between(20 * SECOND, 12 * MINUTE);
    const kind = random.one<Fault>('network', 'timeout', 'server', 'rateLimited', 'html', 'offline', 'refused');
    const accountId = kind === 'refused' ? random.one('shop', 'second', 'third') : null;
    const wait = random.between(MINUTE, 50 * MINUTE);
    const spell = { kind, from, until: from + long, wait, accountId };
    spells.push(spell);
    stage.at(from, () => week.note(`${kind} until ${hour(spell.until)} ${accountId ?? ''}`));
    if (kind === 'refused') {
      stage.at(spell.until + random.between(MINUTE, HOUR), () => person.save(spell));
      // Just while it is being paused.
      stage.at(from, () => {
        if (random.chance(0.7)) week.killIn = random.whole(1, 60);
      });
    }
  }
  spells.sort((a, b) => a.from - b.from);
}

/** How long each spell can be felt: what backs off meanwhile comes later. */
function disturbBySpells(week: Week): void {
  for (const { from, until, kind, accountId, wait } of week.spells) {
    const length = until - from;
    const before = week.disturbances.findLast((each) => each.what !== 'refused');
    const goesOn = before !== undefined && before.until + before.recovery + 5 * MINUTE >= from;
    const backOff =
      kind === 'offline'
        ? 0
        : goesOn
          ? 30 * MINUTE
          : Math.min(30 * MINUTE, ALARM * 2 ** Math.min(20, 2 + length / ALARM));
    week.disturb(kind, {
      from,
      until: until + (kind === 'timeout' ? 15 * SECOND : 0),
      recovery: kind === 'rateLimited' ? Math.max(backOff, wait) : backOff,
      accountId,
    });
  }
}

function planSleep(week: Week): void {
  const { plan, random, stage } = week;
  for (let day = 0; day < plan.days; day++) {
    if (random.chance(0.7)) {
      const from = NOW + day * DAY + random.between(6 * HOUR, 14 * HOUR);
      const until = Math.min(from + random.between(HOUR, 9 * HOUR), week.calm);
      stage.at(from, () => {
        week.note(`asleep until ${hour(until)}`);
        week.asleepUntil = until;
        week.disturb('sleep', { from, until, recovery: MINUTE });
      });
      stage.at(until, () => {});
    }
  }
}

/** The computer's clock is set, wrongly or rightly. */
function jumpClock(week: Week, host: Host): void {
  const { random, stage } = week;
  const to = random.chance(0.4) ? 0 : random.one(2 * MINUTE, 20 * MINUTE, 2 * HOUR, DAY) * random.one(-1, 1);
  const by = to - stage.skew;
  if (by === 0) return;
  week.note(`the clock jumps by ${by / SECOND} s`);
  week.jumps.push(stage.real);
  week.shifts.push({ at: stage.real, by: by / SECOND });
  if (by < 0) {
    const lastAsked = week.asked.at(-1)?.at ?? stage.real;
    week.disturb('set back', { until: stage.real + Math.min(-by, stage.real - lastAsked + MINUTE) });
  }
  stage.skew = to;
  stage.moveTo(stage.real);
  // What is stored by the wrong time must do no harm later, however little time there is to find it out.
  if (random.chance(0.3)) week.killIn = random.whole(1, 25);
  if (random.chance(0.3)) {
    const open = [...week.stored.checkouts.values()].filter(({ status }) => !isOver(status));
    const row = open[random.whole(0, open.length)];
    if (row) void host.hint(row.id, 'PAYMENT_DETECTED');
  }
}
