import * as v from 'valibot';

const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The chosen appearance; not set for the browser's. */
export const chosenTheme = { key: 'theme', area: 'local', writer: 'page', schema: v.picklist(THEMES) } as const;

export function isTheme(text: string): text is Theme {
  return text === 'light' || text === 'dark';
}
