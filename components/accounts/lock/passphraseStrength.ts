import { useEffect, useState } from 'preact/hooks';
import { checkPassphrase } from '../../../lib/accounts/passphraseRules';
import { passphraseMistakeText } from '../../../lib/accounts/passphraseText';
import type { Strength } from '../../../lib/accounts/strength';

/** How hard a typed passphrase is to guess. The estimate needs a list of common ones, so it is loaded only when somebody types. */
export function useStrength(typed: string, known: string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let stale = false;
    if (typed === '') setStrength(null);
    else {
      void import('../../../lib/accounts/strength').then(({ strengthOf }) => {
        if (!stale) setStrength(strengthOf(typed, known));
      });
    }
    return () => {
      stale = true;
    };
  }, [typed]);
  return strength;
}

export function strengthText({ word, lasts }: Strength): string {
  return `${word}. Somebody with the encrypted files and a fast computer would search ${lasts}.`;
}

/** Why a new passphrase is refused, or null. Also for whoever pastes and presses Enter before the estimate is shown. */
export async function weaknessOf(typed: string, known: string[]): Promise<string | null> {
  const mistake = checkPassphrase(typed);
  if (mistake) return passphraseMistakeText(mistake);
  const { strengthOf } = await import('../../../lib/accounts/strength');
  const { refused, lasts } = strengthOf(typed, known);
  if (!refused) return null;
  return `Too easy to guess: somebody with the encrypted files would search ${lasts}. Use words that do not belong together.`;
}
