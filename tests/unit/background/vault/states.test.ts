import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../../soak';
import type { Kept, Model, World } from './model';
import { EVENTS, happen, keepState, putBackState, startModel } from './model';
import { flipped, PASSPHRASE, recordOf } from './room';

const eventOf = (name: string) => {
  const event = EVENTS.find((each) => each.name === name);
  if (!event) throw new Error(`There is no event "${name}".`);
  return event;
};

/** How each state is come to from a desk with two accounts and no passphrase. */
const STATES: Record<string, (world: World, model: Model) => Promise<Model>> = {
  'no passphrase': async (_world, model) => model,
  unlocked: (world, model) => lead(world, model, ['set', 'cover']),
  'unlocked, one account not protected yet': (world, model) => lead(world, model, ['set']),
  'locked by hand': (world, model) => lead(world, model, ['set', 'cover', 'lock']),
  'locked by time': (world, model) => lead(world, model, ['set', 'cover', 'an hour passes']),
  'locked, one account not protected yet': (world, model) => lead(world, model, ['set', 'lock']),
  'locked, the record damaged': async (world, model) =>
    damaged(world, await lead(world, model, ['set', 'cover', 'lock'])),
  'unlocked, the record damaged': async (world, model) => damaged(world, await lead(world, model, ['set', 'cover'])),
  'after a reset': (world, model) => lead(world, model, ['set', 'cover', 'reset']),
};

async function lead(world: World, before: Model, names: string[]): Promise<Model> {
  let model = before;
  for (const name of names) model = await happen(world, model, eventOf(name));
  return model;
}

async function damaged({ room }: World, model: Model): Promise<Model> {
  const record = await recordOf(room);
  await room.db.passphrases.put({ ...record, salt: flipped(record.salt, 3) });
  return { ...model, damaged: true };
}

describe('"all vault states × all events": off, unlocked or locked, "never half", and no account is lost', () => {
  describe.each(Object.entries(STATES))('%s', (_state, come) => {
    let kept: Kept;
    beforeAll(async () => {
      const { world, model } = await startModel();
      kept = await keepState(world, await come(world, model));
    });

    it.each(EVENTS)('$name', async (event) => {
      const { world, model } = await putBackState(kept);
      const then = await happen(world, model, event);
      // Whatever it was: what the passphrase kept, it can still open.
      if (then.passphrase !== null && !then.damaged) await happen(world, then, eventOf('unlock'));
    });
  });
});

describe('any events in any order', () => {
  it('leave the vault what the model says', async () => {
    const first = await startModel();
    const start = await keepState(first.world, await happen(first.world, first.model, eventOf('set')));
    const events = fc.array(fc.constantFrom(...EVENTS), { minLength: 10, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(events, async (several) => {
        const { world, model } = await putBackState(start);
        await lead(
          world,
          model,
          several.map(({ name }) => name),
        );
      }),
      { numRuns: runs(4), endOnFailure: true },
    );
  }, 60_000);

  it('keep a secret through a long life: set, covered, changed, killed, restarted, locked, removed and set again', async () => {
    const { world, model } = await startModel();
    const life = [
      'set',
      'cover',
      'the background is killed and woken',
      'change',
      'keep Spare',
      'the browser is closed and opened',
      'unlock, by a wrong one',
      'unlock',
      'an hour passes',
      'unlock',
      'remove',
      'set',
      'lock',
      'unlock',
    ];
    const last = await lead(world, model, life);
    expect(last.passphrase).toBe(PASSPHRASE);
    expect(Object.values(last.secrets).map((secret) => secret?.text)).not.toContain(undefined);
  }, 30_000);
});
