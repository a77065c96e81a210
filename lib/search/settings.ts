import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import type { Column } from './columns';
import { COLUMNS } from './columns';

/** What the rows of the desk's list show, in this order; none is as at first. */
export const deskColumns: Setting<Column[]> = {
  key: 'deskColumns',
  area: 'local',
  schema: v.array(v.picklist(COLUMNS)),
};

/** Views of the list that a person has given a name: `view` as in the desk's address. */
const SavedViews = v.array(v.object({ name: v.string(), view: v.string() }));
export type SavedViews = v.InferOutput<typeof SavedViews>;
export const savedViews: Setting<SavedViews> = { key: 'savedViews', area: 'local', schema: SavedViews };
