import * as v from 'valibot';
import { CHECKOUT_TYPES } from '../../inqud/checkoutTypes';
import { cutText } from '../../shared/cutText';
import { DEEPEST_JSON, isDeeperThan } from '../../shared/json/jsonDepth';
import { localDay } from '../../shared/localDay';
import { hasInvisible } from '../../shared/text';
import { LENGTHS } from '../draftForm';
import { checkPreset, tidyPreset } from './check';
import { freeLabel, MOST_PRESETS, putPreset } from './list';
import { Preset } from './preset';

const FORMAT = 'checkout-desk-presets';
const VERSION = 1;

const File = v.object({ format: v.literal(FORMAT), version: v.number(), presets: v.array(v.unknown()) });
/** For files that are written by hand, IDs and fields with a default are optional. */
const Entry = v.object({
  ...Preset.entries,
  id: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
  amount: v.optional(Preset.entries.amount, ''),
  currency: v.optional(Preset.entries.currency, 'USD'),
  name: v.optional(Preset.entries.name, ''),
  returnUrl: v.optional(Preset.entries.returnUrl, ''),
  accountId: v.optional(Preset.entries.accountId, null),
});

/** The name of each field on screen, and its valid values. */
const FIELDS: Record<keyof Preset, [title: string, fits: string]> = {
  id: ['id', 'up to 64 letters, digits and hyphens in quotes'],
  label: ['label', 'a text in quotes'],
  type: ['type', CHECKOUT_TYPES.map((type) => `"${type}"`).join(' or ')],
  amount: ['amount', 'a text in quotes, such as "25.00"'],
  currency: ['currency', 'a text in quotes, such as "USD"'],
  name: ['name', 'a text in quotes'],
  expiry: ['expiry', LENGTHS.map((length) => `"${length}"`).join(' or ')],
  returnUrl: ['returnUrl', 'a text in quotes'],
  accountId: ['accountId', 'a text in quotes, or null'],
};

/** The result of an import: the merged presets, and a report for the user. */
export type Imported = {
  presets: Preset[];
  /** Labels. */
  added: string[];
  updated: string[];
  /** How many existed already, unchanged. */
  same: number;
  /** Labels of presets for an unknown account, which now use the current one. */
  withoutAccount: string[];
  /** The entries that were left out, each with its position in the file and the reason. */
  leftOut: string[];
};

export function presetsFile(presets: readonly Preset[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, presets }, null, 2)}\n`;
}

/** "checkout-desk-presets-2026-03-01.json" */
export function presetsFileName(at: Date): string {
  return `${FORMAT}-${localDay(at.getTime())}.json`;
}

/**
 * Merges a file into the presets: the same ID is replaced, the same content is not duplicated. Throws when it is not a
 * preset file.
 */
export function importPresets(
  text: string,
  present: readonly Preset[],
  setup: { accountIds: readonly string[]; newId: () => string },
): Imported {
  const outcome: Imported = { presets: [...present], added: [], updated: [], same: 0, withoutAccount: [], leftOut: [] };
  for (const [at, foreign] of entriesOf(text).entries()) {
    const entry = v.safeParse(Entry, foreign);
    if (!entry.success) {
      outcome.leftOut.push(`${entryName(at, foreign)}, ${mismatchText(entry.issues[0], foreign)}`);
      continue;
    }
    const { presets } = outcome;
    const tidy = tidyPreset({ ...entry.output, id: entry.output.id ?? setup.newId() });
    const unknown = tidy.accountId !== null && !setup.accountIds.includes(tidy.accountId);
    const read = unknown ? { ...tidy, accountId: null } : tidy;
    const [mistake] = Object.entries(checkPreset(read, []));
    if (mistake) {
      outcome.leftOut.push(`${entryName(at, foreign)}, ${mistake[0]}: ${mistake[1]}`);
      continue;
    }
    const twin = presets.find(({ id }) => id === read.id);
    const others = presets.filter(({ id }) => id !== read.id);
    if (twin ? sameContent(twin, read) : others.some((other) => sameContent(other, read))) {
      outcome.same += 1;
      continue;
    }
    if (!twin && presets.length >= MOST_PRESETS) {
      outcome.leftOut.push(`${entryName(at, foreign)}: there is room for ${MOST_PRESETS} presets.`);
      continue;
    }
    const preset = { ...read, label: freeLabel(others, read.label) };
    outcome.presets = putPreset(presets, preset);
    (twin ? outcome.updated : outcome.added).push(preset.label);
    if (unknown) outcome.withoutAccount.push(preset.label);
  }
  return outcome;
}

function entriesOf(text: string): unknown[] {
  // What is wrong with an entry is said in its own words, and a call stack is no deeper.
  if (isDeeperThan(text, DEEPEST_JSON)) throw new Error('It is no file of presets that Checkout Desk saved.');
  const file = v.safeParse(File, jsonOf(text));
  if (!file.success) throw new Error('It is no file of presets that Checkout Desk saved.');
  if (file.output.version > VERSION) {
    throw new Error('It was saved by a newer Checkout Desk. Update Checkout Desk, then import it.');
  }
  return file.output.presets;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('It is not written as JSON: a comma, a quote or a bracket is missing or too many.');
  }
}

function sameContent({ id: _one, ...one }: Preset, { id: _other, ...other }: Preset): boolean {
  return JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
}

/** "Entry 2 “Deposit”" */
function entryName(at: number, foreign: unknown): string {
  const named = v.safeParse(v.object({ label: v.string() }), foreign);
  const label = named.success && !hasInvisible(named.output.label) ? cutText(named.output.label.trim(), 40) : '';
  return label === '' ? `Entry ${at + 1}` : `Entry ${at + 1} “${label}”`;
}

function mismatchText(issue: v.InferIssue<typeof Entry>, foreign: unknown): string {
  const field = Object.keys(FIELDS).find((key): key is keyof Preset => key === issue.path?.[0]?.key);
  if (!field)
    return `which is ${cutText(JSON.stringify(foreign) ?? '', 40)}: it must be an object with the fields of a preset.`;
  const [title, fits] = FIELDS[field];
  const missing = issue.received === 'undefined';
  return `${title}: ${missing ? 'it is missing' : `${cutText(JSON.stringify(issue.input) ?? '', 40)} does not fit`}. Write ${fits}.`;
}
