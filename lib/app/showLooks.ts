import { showBlur } from './showBlur';
import { showTheme } from './showTheme';

let shown: Promise<unknown> | undefined;

/** Shows this page as it was chosen to look, and follows each change; once, whoever calls it. Settles when that is known. */
export function showLooks(): Promise<unknown> {
  shown ??= Promise.all([showTheme(), showBlur()]);
  return shown;
}
