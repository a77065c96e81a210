import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../lib/desk';
import { hashOf } from '../lib/desk';
import { placeOf } from '../lib/place';

/** Where the desk stands, by the address bar, and how to go elsewhere. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const look = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return [place, (next) => location.assign(hashOf(next))];
}
