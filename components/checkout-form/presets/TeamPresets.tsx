import { t } from '@lingui/core/macro';
import type { Account } from '../../../lib/accounts/account';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import type { OfferedPreset } from '../../../lib/team/shared/presets';
import { sharedByText } from '../../team/ShareSwitch';
import { TeamOffer } from '../../team/TeamVersion';
import { presetFacts } from './presetFacts';

/** The team's presets that this desk does not use: what each fills in, before anything is created with it. */
export function OfferedPresets(props: {
  offered: OfferedPreset[];
  accounts: Account[];
  full: boolean;
  onUse: (preset: Preset) => void;
}) {
  const { offered, accounts } = props;
  if (offered.length === 0) return null;
  return (
    <section class="presets-offered" aria-labelledby="presets-offered-title">
      <h2 id="presets-offered-title">{t`From your team`}</h2>
      <ul>
        {offered.map(({ item, preset }) => {
          const { label } = preset ?? item.value;
          return (
            <li key={item.id}>
              <p>
                <bdi class="presets-offered-name">{label}</bdi> <span class="soft">{sharedByText(item.by)}</span>
              </p>
              {preset ? (
                <TeamOffer
                  name={label}
                  facts={presetFacts(preset, accounts)}
                  full={props.full}
                  onUse={() => props.onUse(preset)}
                />
              ) : (
                <p class="preset-line-trouble">{t`It’s for an account that isn’t in this browser.`}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
