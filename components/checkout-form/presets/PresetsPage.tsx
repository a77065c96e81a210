import './PresetsPage.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { duplicatePreset, MOST_PRESETS, putPreset } from '../../../lib/checkout-form/presets/list';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { defaultPreset, presets as kept, uncheckedPresets } from '../../../lib/checkout-form/presets/settings';
import { agentName } from '../../../lib/checkout-form/settings';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { AgentName } from './AgentName';
import { PresetFiles } from './PresetFiles';
import { NEW_PRESET, PresetForm } from './PresetForm';
import { PresetList } from './PresetList';

/** All presets: made, changed, put in order, given to others and taken from them. */
export function PresetsPage({ accounts }: { accounts: Account[] }) {
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
    const same = line.find(({ dataset }) => dataset.preset === left.id)?.querySelector('button');
    (same ?? page.current?.querySelector<HTMLButtonElement>('.presets-new'))?.focus();
  }, [left]);
  if (stored === undefined || usual === undefined || agent === undefined || unchecked === undefined) return null;

  const presets = stored ?? [];
  /** What the file has brought is marked first: nothing is created with it unseen, should this page end in between. */
  const importAll = async (next: Preset[]): Promise<boolean> => {
    const brought = next.filter((preset) => !presets.includes(preset)).map(({ id }) => id);
    const marked = await setUnchecked([...new Set([...(unchecked ?? []), ...brought])]);
    return marked && (await setPresets(next));
  };
  const full = presets.length >= MOST_PRESETS;
  const usualId = presets.find(({ id }) => id === usual)?.id ?? null;
  const leave = (id: string) => {
    setEdited(null);
    setLeft({ id });
  };
  const begin = () => setEdited({ ...NEW_PRESET, id: crypto.randomUUID() });
  const startsWith = (preset: Preset, does: boolean) => {
    if (does) void setUsual(preset.id);
    else if (usualId === preset.id) void setUsual('');
  };

  if (edited) {
    return (
      <section class="page presets" aria-label="Presets">
        <UnlockedOnly what="change presets">
          <PresetForm
            key={edited.id}
            preset={edited}
            isDefault={presets.length === 0 || usualId === edited.id}
            others={presets.filter(({ id }) => id !== edited.id)}
            isNew={!presets.some(({ id }) => id === edited.id)}
            accounts={accounts}
            agent={agent ?? ''}
            onSave={async (preset, isDefault) => {
              if (!(await setPresets(putPreset(presets, preset)))) return;
              if (!(await setUnchecked((unchecked ?? []).filter((id) => id !== preset.id)))) return;
              startsWith(preset, isDefault);
              setSaid(`${preset.label} is saved.`);
              leave(preset.id);
            }}
            onCancel={() => leave(edited.id)}
          />
        </UnlockedOnly>
        <NotSaved why={notStored ?? notMarked} />
      </section>
    );
  }
  return (
    <section class="page presets" aria-label="Presets" ref={page}>
      <h1>Presets</h1>
      <p class="soft">
        A preset fills in the form for a checkout: type, amount, name, return address, end and account. The first nine
        have a key each, 1 to 9, or Alt and the digit while you type. The order ID is all that is left to type.
      </p>
      <UnlockedOnly what="change presets">
        {presets.length === 0 ? (
          <button type="button" class="main presets-new" onClick={begin}>
            New preset
          </button>
        ) : (
          <>
            <PresetList
              presets={presets}
              defaultId={usualId}
              accounts={accounts}
              full={full}
              unchecked={unchecked ?? []}
              onChange={(next) => void setPresets(next)}
              onEdit={setEdited}
              onDuplicate={(preset) => setEdited(duplicatePreset(presets, preset, crypto.randomUUID()))}
              onDefault={startsWith}
              onRemove={setRemoving}
            />
            <button type="button" class="main presets-new" disabled={full} onClick={begin}>
              New preset
            </button>
            {full && <p class="soft">There is room for {MOST_PRESETS} presets.</p>}
          </>
        )}
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <AgentName name={agent ?? ''} onChange={(name) => void setAgent(name)} />
      </UnlockedOnly>
      <NotSaved why={notStored ?? notMarked ?? notUsual ?? notNamed} />
      <PresetFiles presets={presets} accountIds={accounts.map(({ id }) => id)} onImport={importAll} />
      {removing && (
        <ConfirmDialog
          title={`Delete ${removing.label}?`}
          action="Delete preset"
          onAction={async () => {
            if (!(await setPresets(presets.filter(({ id }) => id !== removing.id)))) return;
            startsWith(removing, false);
            setSaid(`${removing.label} is deleted.`);
          }}
          onClose={() => {
            setRemoving(null);
            setLeft({ id: removing.id });
          }}
        >
          <p>
            What it fills in is lost{usualId === removing.id && ', and new checkouts start without a preset'}. Checkouts
            that were made with it stay as they are. Export it first to have it again.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
