import * as v from 'valibot';
import type { PassphraseKey } from '../../sealing/derivedKey';
import type { Setting } from '../../storage/settings';

/** How often a copy of the whole history is saved by itself. */
export const RHYTHMS = ['day', 'week', 'month'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const AutomaticCopies = v.object({ every: v.picklist(RHYTHMS), encrypted: v.boolean() });
export type AutomaticCopies = v.InferOutput<typeof AutomaticCopies>;
export const automaticCopies: Setting<AutomaticCopies, 'background'> = {
  key: 'automaticCopies',
  area: 'local',
  schema: AutomaticCopies,
  writer: 'background',
};

/**
 * The key that automatic copies are encrypted under, derived from a passphrase that was typed for them. No code can read its
 * bytes.
 */
export const copyKey: Setting<PassphraseKey, 'background'> = {
  key: 'copyKey',
  area: 'local',
  schema: v.object({
    rounds: v.pipe(v.number(), v.integer(), v.minValue(1)),
    salt: v.custom<Uint8Array<ArrayBuffer>>((salt) => isA('Uint8Array', salt)),
    key: v.custom<CryptoKey>((key) => isA('CryptoKey', key)),
  }),
  writer: 'background',
};

/** When a copy was last saved by itself, epoch ms. */
export const lastAutomaticCopy: Setting<number, 'command'> = {
  key: 'lastAutomaticCopy',
  area: 'local',
  schema: v.number(),
  writer: 'command',
};

/**
 * What is done by itself with checkouts that were created so many days ago. `announcedAt`: since when people know that it
 * will begin, epoch ms; null until there is something to do.
 */
const RetentionRule = v.object({
  action: v.picklist(['archive', 'delete']),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)),
  announcedAt: v.nullable(v.number()),
});
export type RetentionRule = v.InferOutput<typeof RetentionRule>;
export const retentionRule: Setting<RetentionRule, 'command'> = {
  key: 'retentionRule',
  area: 'local',
  schema: RetentionRule,
  writer: 'command',
};

/** What the rule has done and nobody has dismissed yet: `before` is the latest limit, epoch ms. */
const RetentionDone = v.object({
  action: v.picklist(['archive', 'delete']),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  before: v.number(),
});
export type RetentionDone = v.InferOutput<typeof RetentionDone>;
export const retentionDone: Setting<RetentionDone, 'command'> = {
  key: 'retentionDone',
  area: 'local',
  schema: RetentionDone,
  writer: 'command',
};

/** Not by `instanceof`: what a database gives back may be of another realm. */
function isA(type: string, value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${type}]`;
}
