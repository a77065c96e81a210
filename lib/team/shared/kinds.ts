import * as v from 'valibot';
import { LONGEST_LABEL, Preset } from '../../checkout-form/presets/preset';
import { LONGEST_ADDRESS } from '../../inqud/webAddress';
import { COLUMNS } from '../../search/columns';
import { LONGEST_MESSAGE, LONGEST_SUBJECT, LONGEST_TITLE, Message } from '../../share/message';
import type { SharedKind } from '../../sync/sharedItems';
import { isShop } from '../contract/names';

/** Characters of the ID of an item: a UUID, or the language of a built-in message. */
export const ItemId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
/** Characters of a name that people give. */
export const LONGEST_ITEM_NAME = 60;
const LONGEST_LINE = 200;
const LONGEST_VIEW = 4000;

const upTo = (most: number) => v.pipe(v.string(), v.maxLength(most));
const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_ITEM_NAME));

/**
 * What travels of each kind. Nothing else does: a schema leaves out what it does not name, and none names anything
 * secret. A preset's account is its shop, as a checkout's is: each desk has an ID of its own for it.
 */
export const SHARED = {
  presets: v.object({
    label: upTo(LONGEST_LABEL),
    type: Preset.entries.type,
    amount: upTo(LONGEST_LINE),
    currency: upTo(LONGEST_LINE),
    name: upTo(LONGEST_LINE),
    expiry: Preset.entries.expiry,
    returnUrl: upTo(LONGEST_ADDRESS),
    shop: v.nullable(v.pipe(v.string(), v.check(isShop))),
  }),
  messages: v.object({
    language: Message.entries.language,
    title: upTo(LONGEST_TITLE),
    subject: upTo(LONGEST_SUBJECT),
    text: upTo(LONGEST_MESSAGE),
  }),
  views: v.object({ name: Name, view: upTo(LONGEST_VIEW) }),
  columns: v.object({
    name: Name,
    columns: v.pipe(
      v.array(v.picklist(COLUMNS)),
      v.minLength(1),
      v.maxLength(COLUMNS.length),
      v.check((columns) => new Set(columns).size === columns.length),
    ),
  }),
} satisfies Record<SharedKind, v.GenericSchema>;

export type SharedValue = { [K in SharedKind]: v.InferOutput<(typeof SHARED)[K]> };
/** Reads the fields of one item; null when one is missing, or of another shape. */
export const READ: { [K in SharedKind]: (value: unknown) => SharedValue[K] | null } = {
  presets: (value) => readBy(SHARED.presets, value),
  messages: (value) => readBy(SHARED.messages, value),
  views: (value) => readBy(SHARED.views, value),
  columns: (value) => readBy(SHARED.columns, value),
};

function readBy<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : null;
}
