import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { LoggedRequest } from '../../lib/requests/logged';
import { lastRequests } from '../../lib/requests/settings';
import { readFamily, watchFamily } from '../../lib/storage/settingFamily';

/** The last requests, newest first, as they come; undefined while they are read. */
export function useRequests(): LoggedRequest[] | undefined {
  const [places, setPlaces] = useState<Map<string, LoggedRequest>>();
  useLayoutEffect(() => {
    const heard = new Map<string, LoggedRequest | undefined>();
    const stop = watchFamily(lastRequests, (keys, values) => {
      for (const key of keys) heard.set(key, values.get(key));
      setPlaces((known) => known && merged(known, heard));
    });
    // What was heard meanwhile is newer than what is read.
    void readFamily(lastRequests).then((read) => setPlaces(merged(read, heard)));
    return stop;
  }, []);
  return useMemo(() => places && [...places.values()].sort((a, b) => b.number - a.number), [places]);
}

function merged<T>(known: Map<string, T>, heard: Map<string, T | undefined>): Map<string, T> {
  const all = new Map(known);
  for (const [key, value] of heard) {
    if (value === undefined) all.delete(key);
    else all.set(key, value);
  }
  return all;
}
