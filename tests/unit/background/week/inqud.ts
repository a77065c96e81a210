import { parseTimestamp } from '../../../../lib/inqud/timestamp';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { answerOf, createExpectation, planOf, stepAt } from '../refresh/inqudModel';
import type { Owner } from './stage';
import type { Week } from './week';
import { ACCOUNTS, widgetOf } from './week';

/** Inqud: it makes checkouts, answers and fails as planned. `hint` is called when a widget says something of one. */
export function createInqud(week: Week, hint: (id: string, status: string) => void) {
  const { random, stage, made, byPerson, isAsleep } = week;
  const { step } = stage;

  const fetchFrom =
    (owner: Owner) =>
    (input: unknown, init: RequestInit = {}) =>
      new Promise<Response>((resolve, reject) => {
        if (!step(owner)) return;
        const url = String(input);
        const accountId = ACCOUNTS.find((each) => url.includes(`/${widgetOf(each)}/`)) ?? '';
        const isPost = init.method === 'POST';
        const id = isPost ? '' : decodeURIComponent(url.split('/').at(-1) ?? '');
        const person = isPost || (byPerson.get(id) ?? 0) > 0;
        if (!isPost && person) byPerson.set(id, (byPerson.get(id) ?? 0) - 1);
        week.asked.push({ at: stage.real, accountId, person });
        stage.events += 1;
        const spell = week.spellFor(accountId);
        const trip = random.chance(0.03) ? random.between(1, 5) * SECOND : random.between(50, 600);
        const arrives = stage.real + trip * random.next();
        const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
          new Response(body, {
            status,
            headers: { Date: new Date(Math.floor(arrives / 1000) * 1000).toUTCString(), ...headers },
          });
        let response: Response | 'cut' | 'silence';
        const arrived = spell?.kind === 'timeout' || spell?.kind === 'html' ? random.chance(0.5) : spell === undefined;
        let answered = '';
        if (arrived && isPost) answered = create(accountId, String(init.body), arrives);
        if (arrived && !isPost) {
          const it = made.get(id);
          answered = it ? answerOf(it, stepAt(it, arrives)) : '{}';
        }
        if (!spell) response = answer(200, answered);
        else if (spell.kind === 'timeout') response = 'silence';
        else if (spell.kind === 'html') response = answer(200, '<html>Welcome to the Wi-Fi');
        else if (spell.kind === 'server') response = answer(random.one(500, 502, 503), '{}');
        else if (spell.kind === 'rateLimited')
          response = answer(429, '{}', { 'Retry-After': String(Math.round(spell.wait / SECOND)) });
        else if (spell.kind === 'refused') response = answer(401, '{"message":"No."}');
        else response = 'cut';
        week.inFlight += 1;
        let isOverNow = false;
        const finish = (give: () => void) => {
          if (isOverNow || owner.dead) return;
          isOverNow = true;
          week.inFlight -= 1;
          stage.events += 1;
          if (step(owner)) give();
        };
        init.signal?.addEventListener('abort', () => finish(() => reject(init.signal?.reason)));
        const sentAt = stage.real;
        const arrive = () => {
          if (isAsleep()) return stage.at(week.asleepUntil, arrive);
          if (response === 'silence') return;
          const slept = week.disturbances.some(({ what, from }) => what === 'sleep' && from >= sentAt);
          if (response === 'cut' || slept) return finish(() => reject(new TypeError('Failed to fetch')));
          finish(() => resolve(response));
        };
        stage.at(stage.real + trip, arrive);
        step(owner);
      });

  function create(accountId: string, body: string, at: number): string {
    const draft = JSON.parse(body) as { clientOrderId: string; expiresAt: string };
    const id = `CCO-${made.size}`;
    const expiresAt = parseTimestamp(draft.expiresAt) ?? at + HOUR;
    const steps = planOf(random, at, expiresAt);
    const it = { id, accountId, orderId: draft.clientOrderId, createdAt: at, expiresAt, steps };
    made.set(id, it);
    week.expected.set(id, createExpectation(it, week.jumpedBetween));
    week.posts.set(draft.clientOrderId, (week.posts.get(draft.clientOrderId) ?? 0) + 1);
    stage.events += steps.length;
    // A widget in one of the merchant's pages says what it sees; now and then it is wrong.
    if (random.chance(0.35)) {
      for (const each of steps.slice(1)) {
        if (random.chance(0.6)) stage.at(each.at + random.between(0, 2 * SECOND), () => hint(id, each.status));
      }
    }
    if (random.chance(0.15)) {
      stage.at(at + random.between(MINUTE, HOUR), () => hint(id, random.one('PAYMENT_DETECTED', 'SUCCESS', 'PAID')));
    }
    return answerOf(it, 0);
  }

  return { fetchFrom };
}
