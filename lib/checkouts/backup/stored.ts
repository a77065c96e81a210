import * as v from 'valibot';
import { isReturnUrl, LONGEST_NAME, LONGEST_ORDER_ID } from '../../inqud/draftLimits';
import { StoredError } from '../../inqud/errorShape';
import type { InqudError } from '../../inqud/errors';
import { mayBeFinalSince } from '../../inqud/finalSince';
import {
  boundedRequest,
  checkoutId,
  decimal,
  LONGEST_TEXT,
  LONGEST_WORD,
  RequestModel,
  returnAddress,
} from '../../inqud/models';
import { hostedPageOf } from '../../inqud/origins';
import { withOutside } from '../../inqud/outside';
import { parseTimestamp } from '../../inqud/timestamp';
import { LONGEST_ADDRESS } from '../../inqud/webAddress';
import { cutWhole } from '../../shared/cutText';
import { latestStamp, noteIn, tagsIn } from '../../sync/edits';
import { editsSchema } from '../../sync/editsSchema';
import { timeOf } from '../../sync/stamp';
import { keptAnswer, keptEntryNote, keptNote, MOST_KEPT_TAGS } from '../bounds';
import type { HintSource, PendingCreate, Source, StoredCheckout, TimelineEntry } from '../database';
import { NOTIFICATION_KINDS, REASONS } from '../database';
import { FollowReason, Follows } from '../follows';
import { changeTags } from '../tags';
import type { Damage } from './damage';
import { HEAD } from './export';

/**
 * The contents of a copy of the history, from this release or an older one. A copy is an untrusted file: an ID must be safe
 * in a URL, a time must be a valid date, and the payment link follows from the ID. What is too long is cut
 * as it would be here (`bounds.ts`). Fields that older releases did not have get the defaults of `lib/checkouts/database.ts`.
 */
/** A schema for each field, optional ones too: a field without one would be lost on restore without a word. */
type EveryField<T> = Record<keyof T, v.GenericSchema>;

const id = checkoutId;
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_WORD));
const maxTime = 8.64e15;
const time = v.pipe(v.number(), v.minValue(-maxTime), v.maxValue(maxTime));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const Money = v.object({ amount: decimal, currency: word });

/** Keeps the words of a list that this release knows. */
function known<T extends string>(words: readonly T[]) {
  return v.pipe(
    v.array(v.string()),
    v.transform((all) => [...new Set(all)].flatMap((each) => words.filter((word) => word === each))),
  );
}

const HINT_SOURCES = {
  widget: 'widget',
  'hosted page': 'hosted page',
  webhook: 'webhook',
  colleague: 'colleague',
} as const satisfies {
  [S in HintSource]: S;
};
const SOURCES = {
  created: 'created',
  imported: 'imported',
  refresh: 'refresh',
  person: 'person',
  ...HINT_SOURCES,
} as const satisfies { [S in Source]: S };

/** An unreadable last error becomes none: the next refresh sets it again. */
const error = v.fallback(v.nullable(StoredError), null) satisfies v.GenericSchema<unknown, InqudError | null>;

/** Inqud's object may have unknown fields: they are kept while they are small. */
const request = v.nullable(
  v.pipe(
    RequestModel,
    v.check((all) => isSmall(all, 6)),
    v.transform(boundedRequest),
  ),
);

function isSmall(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isSmall(inner, depth - 1));
}

const checkoutFields = {
  id,
  accountId: id,
  widgetId: id,
  orderId: text,
  name: v.nullable(text),
  type: v.nullable(word),
  amount: v.nullable(Money),
  status: word,
  reason: v.nullable(text),
  url: v.optional(v.unknown()),
  returnUrl: returnAddress,
  createdAt: time,
  expiresAt: v.nullable(time),
  request,
  answer: v.pipe(v.string(), v.transform(keptAnswer)),
  answeredAt: time,
  statusSince: time,
  // An unreadable one is reckoned from the answer, as for an older release.
  finalSince: v.optional(v.fallback(v.nullable(v.object({ at: time, by: v.picklist(['inqud', 'here']) })), null), null),
  hint: v.nullable(v.object({ status: word, source: v.enum(HINT_SOURCES), at: time, by: v.exactOptional(word) })),
  failures: count,
  error,
  failingSince: v.optional(v.nullable(time), null),
  late: v.optional(v.boolean(), false),
  attention: v.optional(v.object({ reasons: known(REASONS), acknowledged: known(REASONS) }), {
    reasons: [],
    acknowledged: [],
  }),
  attentionGravity: v.exactOptional(v.picklist(['bad', 'warn'])),
  attentionAt: v.exactOptional(time),
  noticed: v.optional(known(NOTIFICATION_KINDS), []),
  note: v.optional(v.nullable(v.pipe(v.string(), v.transform(keptNote))), null),
  tags: v.optional(
    v.pipe(
      v.array(word),
      v.maxLength(MOST_KEPT_TAGS),
      v.transform((tags) => changeTags([], tags, [])),
    ),
    [],
  ),
  archived: v.optional(v.picklist([0, 1]), 0),
  nextRefreshAt: v.exactOptional(time),
  by: v.exactOptional(word),
  unconfirmed: v.exactOptional(v.literal(true)),
  // Said by what reads it.
  fromOutside: v.optional(v.unknown()),
  // Without them, what they are of stays as what was changed before there were stamps.
  edits: v.optional(v.fallback(v.nullable(editsSchema(keptNote)), null), null),
} satisfies EveryField<StoredCheckout>;
const Checkout = v.pipe(
  v.object(checkoutFields),
  v.transform(({ finalSince, edits, fromOutside: _, ...all }) => ({
    ...withOutside(all),
    ...(edits && { edits }),
    ...(finalSince && mayBeFinalSince(finalSince.at, all) && { finalSince }),
    // Payers are sent there: no file may say where. Inqud's next answer may name another address.
    url: hostedPageOf(all.id),
  })),
) satisfies v.GenericSchema<unknown, StoredCheckout>;

/** It names the other checkout; that one has its whole order ID. */
const name = v.pipe(
  text,
  v.transform((orderId) => cutWhole(orderId, LONGEST_WORD)),
);

/** A timeline entry as a copy has it: its order is its position in the list. */
export type EntryOfCopy = Omit<TimelineEntry, 'seq' | 'checkoutId'>;

export const entryFields = {
  at: time,
  from: v.nullable(word),
  to: word,
  source: v.enum(SOURCES),
  settled: v.nullable(v.object({ at: time, status: word })),
  updatedAt: v.exactOptional(word),
  by: v.exactOptional(word),
  attempt: v.exactOptional(count),
  acknowledged: v.exactOptional(known(REASONS)),
  note: v.exactOptional(v.pipe(v.string(), v.transform(keptEntryNote))),
  link: v.exactOptional(v.object({ checkoutId: id, orderId: name, why: FollowReason, asked: v.nullable(Money) })),
} satisfies EveryField<EntryOfCopy>;
const Entry = v.object(entryFields) satisfies v.GenericSchema<unknown, EntryOfCopy>;

/** As the form takes it: this may be sent, once a person has looked at it. */
const draft = {
  clientOrderId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_ORDER_ID)),
  name: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NAME))),
  expiresAt: v.pipe(
    text,
    v.check((at) => parseTimestamp(at) !== null),
  ),
  returnUrl: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_ADDRESS), v.check(isReturnUrl))),
};

/** `made` is left out: a copy has no create that is done. */
const createFields = {
  attemptId: id,
  accountId: id,
  draft: v.variant('type', [
    v.object({
      ...draft,
      type: v.literal('FIXED_PRICE'),
      fixedAmount: v.object({ amount: v.pipe(decimal, v.regex(/^\d/)), currency: word }),
    }),
    v.object({ ...draft, type: v.picklist(['NO_PRICE', 'SUGGESTED_FIXED_PRICE']) }),
  ]),
  startedAt: time,
  attempt: v.pipe(count, v.minValue(1)),
  // One that was being sent has an unknown outcome: the copy was made before its answer.
  state: v.pipe(
    v.picklist(['sending', 'unknown']),
    v.transform(() => 'unknown' as const),
  ),
  error,
  follows: v.exactOptional(Follows),
  widgetId: v.exactOptional(id),
} satisfies EveryField<Omit<PendingCreate, 'made'>>;
const Create = v.object(createFields) satisfies v.GenericSchema<unknown, PendingCreate>;

const account = v.optional(v.nullable(text), null);
const CheckoutLine = v.object({ checkout: Checkout, account, timeline: v.array(Entry) });
const CreateLine = v.object({ create: Create, account });

export type CheckoutLine = v.InferOutput<typeof CheckoutLine>;
export type CreateLine = v.InferOutput<typeof CreateLine>;

/**
 * Parses one line of a copy, or says what is wrong with it. An answer dated after `latest` is refused: it would win over
 * every real one. A report or an entry of then is left out: it would stand for ever.
 */
export function readLine(line: string, latest: number): CheckoutLine | CreateLine | { damaged: Damage } {
  const value = parsed(line);
  if (value === undefined) return { damaged: { is: 'cut off' } };
  const is = (key: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  if (!is('checkout') && !is('create')) return { damaged: { is: 'of another kind' } };
  const result = v.safeParse(is('checkout') ? CheckoutLine : CreateLine, value, { abortEarly: true });
  if (!result.success) return { damaged: { is: 'field', field: v.getDotPath(result.issues[0]) ?? 'text' } };
  const { output } = result;
  if (!('checkout' in output)) return output;
  const { checkout, timeline } = output;
  if (checkout.answeredAt > latest) return { damaged: { is: 'answered in future' } };
  return {
    ...output,
    checkout: asEdited(asReported(checkout, latest), latest),
    timeline: timeline.filter(({ at }) => at <= latest),
  };
}

/**
 * No answer of Inqud's would be later than a report of a time to come, nor would a status of then ever grow old; and what was made
 * then, or needs attention since then, would stand first in every list.
 */
function asReported(checkout: StoredCheckout, latest: number): StoredCheckout {
  const { hint, statusSince, createdAt, attentionAt } = checkout;
  return {
    ...checkout,
    hint: hint && hint.at <= latest ? hint : null,
    statusSince: Math.min(statusSince, latest),
    createdAt: Math.min(createdAt, latest),
    ...(attentionAt !== undefined && { attentionAt: Math.min(attentionAt, latest) }),
  };
}

/** What is shown follows from the edits. Those of a time to come would win over every real one, and are left out. */
function asEdited({ edits, ...checkout }: StoredCheckout, latest: number): StoredCheckout {
  if (!edits || timeOf(latestStamp(edits)) > latest) return checkout;
  const note = edits.note ? (noteIn(edits) ?? null) : checkout.note;
  return {
    ...checkout,
    edits,
    note,
    tags: (tagsIn(edits, checkout.tags, []) ?? checkout.tags).slice(0, MOST_KEPT_TAGS),
  };
}

const Head = v.object({ format: v.literal(HEAD.format), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Whether a file with this first line is a copy that this release can read. */
export function readHead(line: string): 'ours' | 'newer' | 'another format' {
  const head = v.safeParse(Head, parsed(line));
  if (!head.success) return 'another format';
  return head.output.version > HEAD.version ? 'newer' : 'ours';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
