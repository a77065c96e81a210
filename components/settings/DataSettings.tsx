import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { RestoreFile } from '../../lib/checkouts/backup/restoring';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { CopySettings } from '../checkouts/backup/CopySettings';
import { RestoreHistory } from '../checkouts/backup/RestoreHistory';
import { SaveHistory } from '../checkouts/backup/SaveHistory';
import type { Copying } from '../checkouts/backup/useSaving';
import { AutomaticCopies } from '../checkouts/housekeeping/AutomaticCopies';
import { SavedCopies } from '../checkouts/housekeeping/SavedCopies';
import { EraseEverything } from './EraseEverything';
import { KEPT, SENT } from './privacyFacts';

/** All that is kept in this browser and all that leaves it, with one button that erases everything. */
export function DataSettings(props: { copying: Copying; restore: RestoreFile }) {
  const used = useStorageUsed();
  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">{t`Privacy`}</h2>
      <Facts caption={keptText(used)} facts={KEPT.map(({ name, what }) => [i18n._(name), what])} />
      <Facts caption={t`What is sent, and where`} facts={SENT.map(({ to, what }) => [hostsText(to), what])} />
      <p>{t`Nothing is sent to anyone else: no statistics, no error reports.`}</p>
      <p>
        <Trans>
          A backup contains every checkout with its timeline, and no secrets. Unless you encrypt it, anyone can read the
          file.
        </Trans>
      </p>
      <SaveHistory copying={props.copying} />
      <CopySettings />
      <AutomaticCopies {...props.copying} />
      <SavedCopies />
      <RestoreHistory run={props.restore} />
      <EraseEverything />
    </section>
  );
}

function keptText(used: number | null): string {
  if (used === null) return t`Saved in this browser`;
  const size = bytesText(used);
  return t({ message: `Saved in this browser (${size} in total)`, comment: 'A size, such as “3.4 MB”' });
}

function hostsText(to: (typeof SENT)[number]['to']): string {
  return 'id' in to ? i18n._(to) : to.join(' ');
}

function Facts({ caption, facts }: { caption: string; facts: readonly (readonly [string, Message])[] }) {
  return (
    <table class="settings-table words-table">
      <caption>{caption}</caption>
      <tbody>
        {facts.map(([name, what]) => (
          <tr key={what.id}>
            <th scope="row">{name}</th>
            <td>{i18n._(what)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Bytes on the disk, as far as the browser tells. */
function useStorageUsed(): number | null {
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate().then(({ usage }) => setUsed(usage ?? null));
  }, []);
  return used;
}

/** "3.4 MB" */
function bytesText(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(i18n.locale(), format).format(bytes / 1000 ** power);
}
