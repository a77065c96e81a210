import * as v from 'valibot';
import type { Setting } from '../../storage/settings';

/** An order that was given to the form from outside: from the menu of a page, by a key, from the address bar. */
const Handoff = v.object({
  orderId: v.string(),
  /** It is only the beginning of what was selected. */
  cut: v.exactOptional(v.literal(true)),
  /** The selection could not be read: the form stays empty, and nothing is looked for elsewhere. */
  unread: v.exactOptional(v.literal(true)),
  /** Null for the default one, empty for none. */
  presetId: v.nullable(v.string()),
  /** Whether it is created at once, without another key. */
  atOnce: v.boolean(),
  /** Which form it is for: that of the popup and the side panel, or the desk's. */
  to: v.picklist(['quick', 'desk']),
  /** Epoch ms: what has waited for long, behind a lock, is not created by itself. */
  at: v.number(),
});
export type Handoff = v.InferOutput<typeof Handoff>;
export const handoff: Setting<Handoff> = { key: 'handed', area: 'session', schema: Handoff };

/** Whether an order number from a page is made a checkout at once, without a look at the form. */
export const createsAtOnce: Setting<boolean> = { key: 'createsAtOnce', area: 'local', schema: v.boolean() };
