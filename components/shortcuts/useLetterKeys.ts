import { letterKeys } from '../../lib/navigation/settings';
import { useSetting } from '../data/useSetting';

/**
 * Whether a key works that is one letter, digit or sign alone: whoever speaks to the computer, or hits keys by chance,
 * switches them off. On while it is read, so that nothing jumps.
 */
export function useLetterKeys(): boolean {
  const [on] = useSetting(letterKeys);
  return on ?? true;
}
