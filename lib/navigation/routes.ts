/**
 * The routes of the desk: its URL is its state, so that reload and back work. Account null is the form of a new one. A
 * view is the search and sort order of the list, as `lib/search/view.ts` writes it; without one the list has its
 * defaults.
 */
export type Route =
  | { at: 'checkouts' | 'overview'; view?: string }
  | { at: 'checkout'; id: string; view?: string }
  | { at: 'new'; view?: string }
  | { at: 'many' | 'import' }
  | { at: 'attention' | 'webhooks' | 'requests' }
  /** `from`: a new preset is filled in from the form as typed (`fromForm.ts`), or from the checkout with this ID. */
  | { at: 'presets'; from?: string }
  /** `section`: a page of the settings, or a section on one. */
  | { at: 'settings'; section?: string }
  /** Any checkout's widget, also of a checkout that is not in the history. */
  | { at: 'preview'; id: string | null }
  | { at: 'account'; id: string | null };

export function hashOf(route: Route): string {
  const { at } = route;
  const path = at === 'account' ? 'accounts' : at === 'checkout' ? 'checkouts' : at;
  const part = partOf(route) ?? (at === 'account' ? 'new' : '');
  return `#/${path}${part && `/${encodeURIComponent(part)}`}${'view' in route && route.view ? `?${route.view}` : ''}`;
}

/** What follows the page in an address. */
function partOf(route: Route): string | null | undefined {
  if ('id' in route) return route.id;
  if ('section' in route) return route.section;
  return 'from' in route ? route.from : null;
}

/** The query of the desk's address, and of its worker's, where it shows the demo. */
export const DEMO_QUERY = '?demo';
