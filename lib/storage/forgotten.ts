/**
 * Whether the browser deletes all that is stored when it is closed, as far as that can be known: Firefox does with "Never
 * remember history", where every window is a private one, and in a private window.
 */
export function isForgotten(setup: { firefox: boolean; inPrivate: unknown }): boolean {
  return setup.firefox && setup.inPrivate === true;
}
