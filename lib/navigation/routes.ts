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
  /** `from`: a new preset is filled in from the form as typed (`FROM_FORM`), or from the checkout with this ID. */
  | { at: 'presets'; from?: string }
  /** `section`: a page of the settings, or a section on one. */
  | { at: 'settings'; section?: string }
  /** Any checkout's widget, also of a checkout that is not in the history. */
  | { at: 'preview'; id: string | null }
  | { at: 'account'; id: string | null };

/** No checkout has this ID. */
export const FROM_FORM = 'form';

export function hashOf(route: Route): string {
  if (route.at === 'account') return `#/accounts/${encodeURIComponent(route.id ?? 'new')}`;
  if (route.at === 'preview') return route.id === null ? '#/preview' : `#/preview/${encodeURIComponent(route.id)}`;
  if (route.at === 'settings' && route.section) return `#/settings/${encodeURIComponent(route.section)}`;
  if (route.at === 'presets' && route.from) return `#/presets/${encodeURIComponent(route.from)}`;
  const path = route.at === 'checkout' ? `checkouts/${encodeURIComponent(route.id)}` : route.at;
  return `#/${path}${'view' in route && route.view ? `?${route.view}` : ''}`;
}

/** The query of the desk's address, and of its worker's, where it shows the demo. */
export const DEMO_QUERY = '?demo';
