import * as v from 'valibot';
import { SHARED_KINDS } from '../../sync/sharedItems';
import { ItemId, SHARED } from './kinds';

const Kind = v.picklist(SHARED_KINDS);

/** `before`: what the person saw of the team's; null for nothing of it. */
export const Share = v.variant('kind', [
  shareOf('presets', SHARED.presets),
  shareOf('messages', SHARED.messages),
  shareOf('views', SHARED.views),
  shareOf('columns', SHARED.columns),
]);
export const Unshare = v.object({ kind: Kind, id: ItemId });
export const Follow = v.object({ kind: Kind, id: ItemId, follows: v.boolean() });

function shareOf<const K extends string, Shape extends v.GenericSchema>(kind: K, value: Shape) {
  return v.object({ kind: v.literal(kind), id: ItemId, before: v.nullable(value), after: value });
}
