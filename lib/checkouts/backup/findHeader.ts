import type { Header } from './encryptedHeader';
import { readHeader } from './encryptedHeader';

/** Bytes, more than a header has. */
const EDGE = 4096;

/**
 * The header of an encrypted copy: its first line or, where that is damaged, its last one. Null when the file is none;
 * `damaged` when it was one, and neither is left.
 */
export async function findHeader(file: Blob): Promise<Header | 'newer' | 'damaged' | null> {
  const [first = ''] = (await file.slice(0, EDGE).text()).split('\n');
  const last = (await file.slice(-EDGE).text()).trimEnd().split('\n').at(-1) ?? '';
  const found = [await readHeader(first), await readHeader(last)];
  const headers = found.filter((each) => typeof each === 'object' && each !== null);
  const intact = headers.find(({ isIntact }) => isIntact) ?? headers[0];
  return intact ?? found.find((each) => each !== null) ?? null;
}
