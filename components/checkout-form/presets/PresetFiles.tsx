import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Plural, Trans } from '#macro';
import type { Imported } from '../../../lib/checkout-form/presets/file';
import { importPresets, presetsFile, presetsFileName } from '../../../lib/checkout-form/presets/file';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { download } from '../../../lib/shared/download';
import { messageOf } from '../../../lib/shared/messageOf';
import { andList } from '../../../lib/shared/orList';
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
  const count = presets.length;
  const [imported, setImported] = useState<Imported | null>(null);
  const [failed, setFailed] = useState<string>();

  const read = async (file: File | undefined) => {
    if (!file) return;
    setImported(null);
    setFailed(undefined);
    try {
      if (file.size > LARGEST_FILE) throw new Error(t`It’s too large for a preset file.`);
      const { accountIds } = props;
      const result = importPresets(await file.text(), presets, { accountIds, newId: () => crypto.randomUUID() });
      if (await props.onImport(result.presets)) setImported(result);
    } catch (error) {
      setFailed(`${failedText(file.name)} ${messageOf(error)}`);
    }
  };
  return (
    <section class="preset-files" aria-labelledby="preset-files-title">
      <h2 id="preset-files-title">{t`Import and export`}</h2>
      {presets.length > 0 && (
        <button
          type="button"
          onClick={() => {
            const file = new Blob([presetsFile(presets)], { type: 'application/json' });
            download(file, presetsFileName(new Date()));
          }}
        >
          <Plural value={count} one="Export # preset" other="Export # presets" />
        </button>
      )}
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to import presets.`}>
        <Field
          label={t`Import presets`}
          mistake={failed}
          announce
          help={t`Use a file exported from Checkout Desk. Presets with the same ID are replaced.`}
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
  const [addedCount, replacedCount, skippedCount] = [added.length, updated.length, leftOut.length];
  const names = andList(withoutAccount);
  const more = skippedCount - NAMED;
  return (
    <>
      <p>
        <Plural value={addedCount} one="# preset added" other="# presets added" />
        {' · '}
        <Plural value={replacedCount} one="# replaced" other="# replaced" />
        {' · '}
        <Plural value={same} one="# unchanged" other="# unchanged" />
      </p>
      {withoutAccount.length > 0 && (
        <p>
          <Trans comment="Names of presets">
            Their account isn’t in this browser, so they now use the current one: <bdi>{names}</bdi>
          </Trans>
        </p>
      )}
      {leftOut.length > 0 && (
        <>
          <p>
            <Plural value={skippedCount} one="# entry skipped:" other="# entries skipped:" />
          </p>
          <ul>
            {leftOut.slice(0, NAMED).map((why) => (
              <li key={why}>{why}</li>
            ))}
            {more > 0 && (
              <li>
                <Plural value={more} one="and # more" other="and # more" />
              </li>
            )}
          </ul>
        </>
      )}
    </>
  );
}

const failedText = (file: string) => t({ message: `Couldn’t import ${file}.`, comment: 'The name of a file' });
