import { useState } from 'preact/hooks';
import type { Imported } from '../../../lib/checkout-form/presets/file';
import { importPresets, presetsFile, presetsFileName } from '../../../lib/checkout-form/presets/file';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { countText, numberText } from '../../../lib/shared/countText';
import { download } from '../../../lib/shared/download';
import { messageOf } from '../../../lib/shared/messageOf';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { Field } from '../../ui/Field';

/** Bytes; a file of presets is far smaller. */
const LARGEST_FILE = 1_000_000;
/** So many of what was left out are named. */
const NAMED = 20;

/** Presets to a file and from one, for other browsers and other people. */
export function PresetFiles(props: {
  presets: Preset[];
  accountIds: string[];
  onImport: (presets: Preset[]) => Promise<boolean>;
}) {
  const { presets } = props;
  const [imported, setImported] = useState<Imported | null>(null);
  const [failed, setFailed] = useState<string>();

  const read = async (file: File | undefined) => {
    if (!file) return;
    setImported(null);
    setFailed(undefined);
    try {
      if (file.size > LARGEST_FILE) throw new Error('It is too large for a file of presets.');
      const { accountIds } = props;
      const result = importPresets(await file.text(), presets, { accountIds, newId: () => crypto.randomUUID() });
      if (await props.onImport(result.presets)) setImported(result);
    } catch (error) {
      setFailed(`${file.name} was not imported. ${messageOf(error)}`);
    }
  };
  return (
    <section class="preset-files" aria-labelledby="preset-files-title">
      <h2 id="preset-files-title">Import and export</h2>
      {presets.length > 0 && (
        <button
          type="button"
          onClick={() => {
            const file = new Blob([presetsFile(presets)], { type: 'application/json' });
            download(file, presetsFileName(new Date()));
          }}
        >
          Export {countText(presets.length, 'preset')}
        </button>
      )}
      <UnlockedOnly what="import">
        <Field
          label="Import presets"
          mistake={failed}
          announce
          help="A file that was exported here or in another browser. A preset that is here already is replaced by the one in the file; the others stay."
        >
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget: input }) => {
              void read(input.files?.[0]);
              // The same file can be chosen again.
              input.value = '';
            }}
          />
        </Field>
      </UnlockedOnly>
      <div role="status" class="preset-files-result">
        {imported && <Result {...imported} />}
      </div>
    </section>
  );
}

function Result({ added, updated, same, withoutAccount, leftOut }: Imported) {
  return (
    <>
      <p>
        {countText(added.length, 'preset')} added, {numberText(updated.length)} replaced, {numberText(same)} the same
        already.
      </p>
      {withoutAccount.length > 0 && (
        <p>
          For an account that is not in this browser, now for the current one: <bdi>{withoutAccount.join(', ')}</bdi>.
        </p>
      )}
      {leftOut.length > 0 && (
        <>
          <p>{countText(leftOut.length, 'entry', 'entries')} left out:</p>
          <ul>
            {leftOut.slice(0, NAMED).map((why) => (
              <li key={why}>{why}</li>
            ))}
            {leftOut.length > NAMED && <li>and {numberText(leftOut.length - NAMED)} more</li>}
          </ul>
        </>
      )}
    </>
  );
}
