import { useEffect, useState } from 'preact/hooks';
import { placeOf } from '../../lib/navigation/route';
import type { Place } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';

/** Where the desk stands, by the address bar, and how to go elsewhere: as a step that "back" undoes, or in place of this one. */
export function usePlace(): [Place, (place: Place, instead?: boolean) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const look = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const go = (next: Place, instead = false) => {
    if (!instead) return location.assign(hashOf(next));
    // Tells nobody, so it is told here.
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  };
  return [place, go];
}
