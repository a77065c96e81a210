import * as v from 'valibot';
import { ALL_LANGUAGES } from './languages';

/** The chosen language; not set for the browser's. */
export const chosenLanguage = {
  key: 'language',
  area: 'local',
  schema: v.picklist(ALL_LANGUAGES),
  writer: 'page',
} as const;
