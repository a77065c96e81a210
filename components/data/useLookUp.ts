import { useMemo } from 'preact/hooks';
import type { Live } from '../../lib/storage/liveSignal';
import { liveSignal } from '../../lib/storage/liveSignal';

/** What a query brings for this ID, kept fresh; loading again for another ID. The query stays the same. */
export function useLookUp<T>(id: string, query: (id: string) => Promise<T>): Live<T> {
  return useMemo(() => liveSignal(() => () => query(id)), [id]).value;
}
