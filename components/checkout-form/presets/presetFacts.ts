import { t } from '@lingui/core/macro';
import type { Account } from '../../../lib/accounts/account';
import { EXPIRY_WORDS } from '../../../lib/checkout-form/expiryText';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { moneyText } from '../../../lib/checkout-form/presets/text';
import { i18n } from '../../../lib/language/i18n';
import type { Fact } from '../../team/TeamVersion';
import { changedFacts } from '../../team/TeamVersion';

/** What of the team's preset differs from this desk's. */
export function presetChanges(here: Preset, theirs: Preset, accounts: readonly Account[]): Fact[] {
  return changedFacts(presetFacts(here, accounts), presetFacts(theirs, accounts));
}

/** All that a preset fills in, to be looked at before it is used. */
export function presetFacts(preset: Preset, accounts: readonly Account[]): Fact[] {
  const { label, name, returnUrl, accountId } = preset;
  return [
    { name: t`Preset name`, theirs: label },
    { name: t`Amount`, theirs: moneyText(preset) },
    // Of a fixed amount it is said with that.
    { name: t`Currency`, theirs: preset.type === 'FIXED_PRICE' ? '' : preset.currency },
    { name: t`Expires in`, theirs: i18n._(EXPIRY_WORDS[preset.expiry]) },
    { name: t`Customer sees`, theirs: name },
    { name: t`Return URL`, theirs: addressText(returnUrl) },
    {
      name: t`Account`,
      theirs: accountId === null ? t`Current account` : (accounts.find(({ id }) => id === accountId)?.label ?? ''),
    },
  ];
}

/** With the site's real name where it is written with letters that could be others. */
function addressText(url: string): string {
  const host = URL.parse(url)?.host ?? '';
  return url.toLowerCase().includes(host) ? url : `${url} (${host})`;
}
