import { plural, t } from '@lingui/core/macro';
import * as v from 'valibot';
import { CHECKOUT_TYPES } from '../../inqud/checkoutTypes';
import { cutText } from '../../shared/cutText';
import { DEEPEST_JSON, isDeeperThan } from '../../shared/json/jsonDepth';
import { localDay } from '../../shared/localDay';
import { orList } from '../../shared/orList';
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

/** How to write each field. */
const ADVICE: Record<keyof Preset, () => string> = {
  id: () => t`Use up to 64 letters, digits, and hyphens in quotes.`,
  label: textAdvice,
  type: () => oneOfText(orList(CHECKOUT_TYPES.map((type) => `"${type}"`))),
  amount: () => exampleText('"25.00"'),
  currency: () => exampleText('"USD"'),
  name: textAdvice,
  expiry: () => oneOfText(orList(LENGTHS.map((length) => `"${length}"`))),
  returnUrl: textAdvice,
  accountId: () => t`Use text in quotes, or null.`,
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
      outcome.leftOut.push(mismatchText(entryName(at, foreign), entry.issues[0], foreign));
      continue;
    }
    const { presets } = outcome;
    const tidy = tidyPreset({ ...entry.output, id: entry.output.id ?? setup.newId() });
    const unknown = tidy.accountId !== null && !setup.accountIds.includes(tidy.accountId);
    const read = unknown ? { ...tidy, accountId: null } : tidy;
    const [mistake] = Object.entries(checkPreset(read, []));
    if (mistake) {
      outcome.leftOut.push(fieldText(entryName(at, foreign), mistake[0], mistake[1]));
      continue;
    }
    const twin = presets.find(({ id }) => id === read.id);
    const others = presets.filter(({ id }) => id !== read.id);
    if (twin ? sameContent(twin, read) : others.some((other) => sameContent(other, read))) {
      outcome.same += 1;
      continue;
    }
    if (!twin && presets.length >= MOST_PRESETS) {
      outcome.leftOut.push(fullText(entryName(at, foreign), MOST_PRESETS));
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
  if (isDeeperThan(text, DEEPEST_JSON)) throw new Error(t`It isn’t a preset file from Checkout Desk.`);
  const file = v.safeParse(File, jsonOf(text));
  if (!file.success) throw new Error(t`It isn’t a preset file from Checkout Desk.`);
  if (file.output.version > VERSION) {
    throw new Error(t`It’s from a newer Checkout Desk. Update Checkout Desk, then import it again.`);
  }
  return file.output.presets;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(t`It isn’t valid JSON. Check for a missing or extra comma, quote, or bracket.`);
  }
}

function sameContent({ id: _one, ...one }: Preset, { id: _other, ...other }: Preset): boolean {
  return JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
}

/** "Entry 2 “Deposit”" */
function entryName(at: number, foreign: unknown): string {
  const named = v.safeParse(v.object({ label: v.string() }), foreign);
  const label = named.success && !hasInvisible(named.output.label) ? cutText(named.output.label.trim(), 40) : '';
  const number = at + 1;
  return label === ''
    ? t({ message: `Entry ${number}`, context: 'noun', comment: 'Of a file' })
    : t({ message: `Entry ${number} “${label}”`, comment: 'Of a file, with the name of a preset' });
}

function mismatchText(entry: string, issue: v.InferIssue<typeof Entry>, foreign: unknown): string {
  const field = Object.keys(ADVICE).find((key): key is keyof Preset => key === issue.path?.[0]?.key);
  if (!field) {
    const value = cutText(JSON.stringify(foreign) ?? '', 40);
    return t({
      message: `${entry}: ${value} isn’t an object with a preset’s fields.`,
      comment: '“Entry 2”, and some JSON',
    });
  }
  const value = cutText(JSON.stringify(issue.input) ?? '', 40);
  const wrong = issue.received === 'undefined' ? t`It’s missing.` : t`${value} isn’t valid.`;
  return fieldText(entry, field, `${wrong} ${ADVICE[field]()}`);
}

function fieldText(entry: string, field: string, mistake: string): string {
  return t({ message: `${entry}, ${field}: ${mistake}`, comment: '“Entry 2”, the name of a field, and a sentence' });
}

function fullText(entry: string, most: number): string {
  return plural(most, {
    one: `${entry}: you can have up to # preset.`,
    other: `${entry}: you can have up to # presets.`,
  });
}

function textAdvice(): string {
  return t`Use text in quotes.`;
}

function exampleText(example: string): string {
  return t`Use text in quotes, such as ${example}.`;
}

function oneOfText(choices: string): string {
  return t({ message: `Use ${choices}.`, comment: 'A list: one or another' });
}
