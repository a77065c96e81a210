import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import type { Column } from './columns';
import { COLUMNS } from './columns';

/** The columns of the desk's list, in order; not set for the defaults. */
export const deskColumns: Setting<Column[], 'page'> = {
  key: 'deskColumns',
  area: 'local',
  schema: v.array(v.picklist(COLUMNS)),
  writer: 'page',
};

/** The user's named views of the list: `view` as in the desk's URL. */
const SavedViews = v.array(v.object({ name: v.string(), view: v.string() }));
export type SavedViews = v.InferOutput<typeof SavedViews>;
export const savedViews: Setting<SavedViews, 'command'> = {
  key: 'savedViews',
  area: 'local',
  schema: SavedViews,
  writer: 'command',
};

/** The user's named sets of columns. */
const ColumnSets = v.array(v.object({ name: v.string(), columns: v.array(v.picklist(COLUMNS)) }));
export type ColumnSets = v.InferOutput<typeof ColumnSets>;
export const columnSets: Setting<ColumnSets, 'command'> = {
  key: 'columnSets',
  area: 'local',
  schema: ColumnSets,
  writer: 'command',
};
