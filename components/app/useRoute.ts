import { useEffect, useState } from 'preact/hooks';
import { routeOf } from '../../lib/navigation/route';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';

/** Where the desk stands, by the address bar, and how to go elsewhere: as a step that "back" undoes, or in place of this one. */
export function useRoute(): [Route, (place: Route, instead?: boolean) => void] {
  const [place, setPlace] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const look = () => setPlace(routeOf(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const go = (next: Route, instead = false) => {
    if (!instead) return location.assign(hashOf(next));
    // Tells nobody, so it is told here.
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  };
  return [place, go];
}
