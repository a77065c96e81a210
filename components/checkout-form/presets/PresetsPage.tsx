import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './PresetsPage.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { TeamShare } from '../../../lib/app/teamShare';
import { duplicatePreset, freeLabel, MOST_PRESETS, putPreset } from '../../../lib/checkout-form/presets/list';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { defaultPreset, presets as kept, uncheckedPresets } from '../../../lib/checkout-form/presets/settings';
import { agentName } from '../../../lib/checkout-form/settings';
import { presetsInTeam, sharedPreset } from '../../../lib/team/shared/presets';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';
import { withAlt } from '../../shortcuts/shortcuts';
import { NotShared } from '../../team/ShareSwitch';
import { TeamLine } from '../../team/TeamLine';
import { useTeamShare } from '../../team/useTeamShare';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { AgentName } from './AgentName';
import { PresetFiles } from './PresetFiles';
import { NEW_PRESET, PresetForm } from './PresetForm';
import { PresetList } from './PresetList';
import { presetChanges } from './presetFacts';
import { OfferedPresets } from './TeamPresets';

/** All presets: made, changed, put in order, given to others and taken from them. */
export function PresetsPage(props: {
  accounts: Account[];
  team?: TeamShare<'presets'>;
  /** A new one that is filled in, to be named and saved; after what is being edited. */
  offered?: Preset | null;
  /** It was saved, or is not wanted. */
  onLeave?: () => void;
}) {
  const { accounts, team, offered, onLeave } = props;
  const { value: stored, failed: notStored, change: setPresets } = useGuardedSetting(kept);
  const { value: usual, failed: notUsual, change: setUsual } = useGuardedSetting(defaultPreset);
  const { value: agent, failed: notNamed, change: setAgent } = useGuardedSetting(agentName);
  const { value: unchecked, failed: notMarked, change: setUnchecked } = useGuardedSetting(uncheckedPresets);
  const [edited, setEdited] = useState<Preset | null>(null);
  const [removing, setRemoving] = useState<Preset | null>(null);
  const [said, setSaid] = useState('');
  // What had the focus is gone: the line that it was about goes on, or the button that is always there.
  const page = useRef<HTMLElement>(null);
  const [left, setLeft] = useState<{ id: string } | null>(null);
  useLayoutEffect(() => {
    if (!left) return;
    const line = Array.from(page.current?.querySelectorAll<HTMLElement>('[data-preset]') ?? []);
    const same = line
      .find(({ dataset }) => dataset.preset === left.id)
      ?.querySelector<HTMLElement>('.preset-line-actions button');
    (same ?? page.current?.querySelector<HTMLButtonElement>('.presets-new'))?.focus();
  }, [left]);
  /** The ID of the one that was offered last: it is opened once. */
  const taken = useRef<string | null>(null);
  const isFull = (stored?.length ?? 0) >= MOST_PRESETS;
  useLayoutEffect(() => {
    if (!offered || offered.id === taken.current || stored === undefined || edited) return;
    taken.current = offered.id;
    if (isFull) onLeave?.();
    else setEdited({ ...offered, label: freeLabel(stored ?? [], offered.label) });
  }, [offered, stored === undefined, edited === null]);
  const sharing = useTeamShare(
    team,
    (preset: Preset) => sharedPreset(preset, accounts) ?? t`It’s for an account that isn’t in this browser.`,
  );
  if (stored === undefined || usual === undefined || agent === undefined || unchecked === undefined) return null;

  const presets = stored ?? [];
  const inTeam = sharing.items ? presetsInTeam(sharing.items, presets, accounts) : null;
  /** What the file has brought is marked first: nothing is created with it unseen, should this page end in between. */
  const importAll = async (next: Preset[]): Promise<boolean> => {
    const brought = next.filter((preset) => !presets.includes(preset)).map(({ id }) => id);
    const marked = await setUnchecked([...new Set([...(unchecked ?? []), ...brought])]);
    return marked && (await setPresets(next));
  };
  /** A colleague's version, which somebody has just looked at. */
  const useTheirs = async (theirs: Preset) => {
    if (!(await sharing.follow(theirs.id, true)) || !(await setPresets(putPreset(presets, theirs)))) return;
    await setUnchecked((unchecked ?? []).filter((id) => id !== theirs.id));
    setSaid(savedText(theirs.label));
    setLeft({ id: theirs.id });
  };
  const keep = async ({ id }: Preset) => {
    if (await sharing.follow(id, false)) setLeft({ id });
  };
  const usualId = presets.find(({ id }) => id === usual)?.id ?? null;
  const firstKey = withAlt('1');
  const leave = (id: string) => {
    setEdited(null);
    setLeft({ id });
    if (id === offered?.id) onLeave?.();
  };
  const begin = () => setEdited({ ...NEW_PRESET, id: crypto.randomUUID() });
  const startsWith = (preset: Preset, does: boolean) => {
    if (does) void setUsual(preset.id);
    else if (usualId === preset.id) void setUsual('');
  };

  if (edited) {
    return (
      <section class="page presets" aria-label={t`Presets`}>
        <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change presets.`}>
          <PresetForm
            key={edited.id}
            preset={edited}
            isDefault={presets.length === 0 || usualId === edited.id}
            isShared={sharing.isShared(edited.id)}
            others={presets.filter(({ id }) => id !== edited.id)}
            isNew={!presets.some(({ id }) => id === edited.id)}
            accounts={accounts}
            agent={agent ?? ''}
            onSave={async (preset, isDefault, isShared) => {
              const before = presets.find(({ id }) => id === preset.id) ?? null;
              if (sharing.items && !(await sharing.save(before, preset, isShared))) return;
              if (!(await setPresets(putPreset(presets, preset)))) return;
              if (!(await setUnchecked((unchecked ?? []).filter((id) => id !== preset.id)))) return;
              startsWith(preset, isDefault);
              setSaid(savedText(preset.label));
              leave(preset.id);
            }}
            onCancel={() => leave(edited.id)}
          />
        </UnlockedOnly>
        <NotSaved why={notStored ?? notMarked} />
        <NotShared why={sharing.failed} />
      </section>
    );
  }
  return (
    <section class="page presets" aria-label={t`Presets`} ref={page}>
      <h1>{t`Presets`}</h1>
      <p class="soft">
        <Trans comment="The element is a shortcut, such as “Alt+1”">
          Presets fill in everything but the order ID. The first nine have a shortcut each, starting with{' '}
          <kbd>{firstKey}</kbd>.
        </Trans>
      </p>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change presets.`}>
        {presets.length === 0 ? (
          <button type="button" class="main presets-new" onClick={begin}>
            {t`New preset`}
          </button>
        ) : (
          <>
            <PresetList
              presets={presets}
              defaultId={usualId}
              accounts={accounts}
              full={isFull}
              unchecked={unchecked ?? []}
              teamLine={(preset) => (
                <TeamLine
                  name={preset.label}
                  inTeam={inTeam?.own.get(preset.id)}
                  changes={(theirs) => presetChanges(preset, theirs, accounts)}
                  onUse={useTheirs}
                  onKeep={() => void keep(preset)}
                />
              )}
              onChange={(next) => void setPresets(next)}
              onEdit={setEdited}
              onDuplicate={(preset) => setEdited(duplicatePreset(presets, preset, crypto.randomUUID()))}
              onDefault={startsWith}
              onRemove={setRemoving}
            />
            <button type="button" class="main presets-new" disabled={isFull} onClick={begin}>
              {t`New preset`}
            </button>
            {isFull && <p class="soft">{mostText(MOST_PRESETS)}</p>}
          </>
        )}
        <OfferedPresets offered={inTeam?.offered ?? []} accounts={accounts} full={isFull} onUse={useTheirs} />
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <AgentName name={agent ?? ''} onChange={(name) => void setAgent(name)} />
      </UnlockedOnly>
      <NotSaved why={notStored ?? notMarked ?? notUsual ?? notNamed} />
      <NotShared why={sharing.failed} />
      <PresetFiles presets={presets} accountIds={accounts.map(({ id }) => id)} onImport={importAll} />
      {removing && (
        <ConfirmDialog
          title={deleteText(removing.label)}
          action={t`Delete preset`}
          onAction={async () => {
            if (sharing.items && !(await sharing.remove(removing.id))) return;
            if (!(await setPresets(presets.filter(({ id }) => id !== removing.id)))) return;
            startsWith(removing, false);
            setSaid(deletedText(removing.label));
          }}
          onClose={() => {
            setRemoving(null);
            setLeft({ id: removing.id });
          }}
        >
          <p>
            {usualId === removing.id ? (
              <Trans>
                This deletes the preset, and new checkouts will start without one. You can’t undo this. Checkouts
                created with it stay as they are. To keep a copy, export your presets first.
              </Trans>
            ) : (
              <Trans>
                This deletes the preset. You can’t undo this. Checkouts created with it stay as they are. To keep a
                copy, export your presets first.
              </Trans>
            )}
          </p>
          {sharing.isOwnShared(removing.id) && <p>{t`It’s no longer shared with your team, either.`}</p>}
        </ConfirmDialog>
      )}
    </section>
  );
}

const savedText = (preset: string) => t({ message: `${preset} saved`, comment: 'The name of a preset' });
const deletedText = (preset: string) => t({ message: `${preset} deleted`, comment: 'The name of a preset' });
const deleteText = (preset: string) => t({ message: `Delete ${preset}?`, comment: 'The name of a preset' });
const mostText = (most: number) =>
  plural(most, { one: 'You can have up to # preset.', other: 'You can have up to # presets.' });
