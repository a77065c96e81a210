import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { routeOf } from './route';
import type { Route } from './routes';
import { hashOf } from './routes';

/** Where the desk is, and how to get elsewhere: as a step that "back" undoes, or in place of this one. */
export type Navigation = { route: ReadonlySignal<Route>; go: (to: Route, instead?: boolean) => void };

/** What of a window it takes. */
type AddressBar = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  location: Pick<Location, 'hash' | 'assign'>;
  history: Pick<History, 'replaceState'>;
};

/** The route of the address bar as a signal, followed while anything subscribes to it. */
export function createNavigation(bar: AddressBar): Navigation {
  const read = () => {
    route.value = routeOf(bar.location.hash);
  };
  const route = signal(routeOf(bar.location.hash), {
    watched() {
      read();
      bar.addEventListener('hashchange', read);
    },
    unwatched: () => bar.removeEventListener('hashchange', read),
  });
  return {
    route,
    go(to, instead = false) {
      if (!instead) return bar.location.assign(hashOf(to));
      // The browser sends no event for this one.
      bar.history.replaceState(null, '', hashOf(to));
      route.value = to;
    },
  };
}
