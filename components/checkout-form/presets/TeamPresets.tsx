import { t } from '@lingui/core/macro';
import type { Account } from '../../../lib/accounts/account';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import type { OfferedPreset, PresetInTeam } from '../../../lib/team/shared/presets';
import { sharedByText } from '../../team/ShareSwitch';
import { changedText, endedText, Facts, keepText, teamVersionText, useHereText } from '../../team/TeamVersion';
import { presetChanges, presetFacts } from './presetFacts';

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
                <>
                  <Facts label={label} facts={presetFacts(preset, accounts)} />
                  <button
                    type="button"
                    aria-label={useHereText(label)}
                    disabled={props.full}
                    onClick={() => props.onUse(preset)}
                  >
                    {t`Use here`}
                  </button>
                </>
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

/** How it is with one of this desk's presets in the team; what a colleague changed of it is shown before it counts. */
export function PresetTeamLine(props: {
  preset: Preset;
  inTeam: PresetInTeam | undefined;
  accounts: Account[];
  onUse: (theirs: Preset) => void;
  onKeep: () => void;
}) {
  const { preset, inTeam, accounts } = props;
  const { label } = preset;
  if (!inTeam) return null;
  if (inTeam.is === 'shared') return <p class="soft preset-line-what">{sharedByText(inTeam.by)}</p>;
  if (inTeam.is === 'ended') {
    return (
      <>
        <p class="preset-line-trouble">{endedText(inTeam.by)}</p>
        <button type="button" aria-label={keepText(label)} onClick={props.onKeep}>
          {t`Keep as my own`}
        </button>
      </>
    );
  }
  return (
    <>
      <p class="preset-line-trouble">{changedText(inTeam.changedBy)}</p>
      <Facts label={label} facts={presetChanges(preset, inTeam.theirs, accounts)} />
      <button type="button" aria-label={teamVersionText(label)} onClick={() => props.onUse(inTeam.theirs)}>
        {t`Use the team’s version`}
      </button>
    </>
  );
}
