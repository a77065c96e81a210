import './StrengthHelp.css';
import { t } from '@lingui/core/macro';
import { strengthText, useStrength } from './passphraseStrength';

/** The help of a field for a new passphrase: advice, then how hard the typed one is to guess. Nothing below it moves. */
export function StrengthHelp({ typed, known }: { typed: string; known: string[] }) {
  const strength = useStrength(typed, known);
  return (
    <span class="strength-help">
      {strength ? strengthText(strength) : t`Four random words are strong and easy to remember.`}
    </span>
  );
}
