import * as v from 'valibot';
import type { Setting } from '../../storage/settings';

/** An order that is offered to the form from the context menu, by a keyboard command or from the address bar. */
const Handoff = v.object({
  orderId: v.string(),
  /** Set when the selected text was truncated. */
  cut: v.exactOptional(v.literal(true)),
  /** Set when the selection could not be read: the form stays empty, and the clipboard is not read instead. */
  unread: v.exactOptional(v.literal(true)),
  /** Null for the default preset, empty for none. */
  presetId: v.nullable(v.string()),
  /** Whether to create it at once, without another key press. */
  atOnce: v.boolean(),
  /** The target form: that of the popup and the side panel, or the desk's. */
  to: v.picklist(['quick', 'desk']),
  /** Epoch ms: after a long wait, such as for unlocking, it is not created at once. */
  at: v.number(),
});
export type Handoff = v.InferOutput<typeof Handoff>;
export const handoff: Setting<Handoff, 'page'> = { key: 'handed', area: 'session', schema: Handoff, writer: 'page' };

/** Whether a selected order number is created at once, without a look at the form. */
export const createsAtOnce: Setting<boolean, 'command'> = {
  key: 'createsAtOnce',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};
