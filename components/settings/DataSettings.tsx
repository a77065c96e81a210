import { msg, t } from '@lingui/core/macro';
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

const KEPT = [
  [msg`Accounts`, msg`Name, color, widget ID, token ID, and the secret as the passphrase section says.`],
  [
    msg`Checkouts`,
    msg`What you typed, your notes and tags, and everything Inqud answered: amounts, status, address, coin, transaction.`,
  ],
  [msg`Timelines`, msg`When a status changed, and who reported it.`],
  [msg`Checkouts with an unknown outcome`, msg`What was sent, until the outcome is known, and one day longer.`],
  [
    msg`Backups and exports`,
    msg`The file, for ten minutes or until you next open the desk, while it goes to your downloads.`,
  ],
  [
    msg`Automatic backups`,
    msg`How often and when, the file names of the last five backups, the key made from their passphrase, and what happens to old checkouts.`,
  ],
  [
    msg`Settings`,
    msg`Language and theme, the current account, when to lock and whether the list stays, when you last made a backup, which shortcuts work, columns and saved views of the list, presets and your name for customers, and the last type, currency, expiry, and return URL.`,
  ],
  [
    msg`Until the browser closes`,
    msg`The form as typed and what waits beside it, the last 200 requests to Inqud and its answers, the unlocked key, and how many messages were rejected.`,
  ],
] as const;

const SENT = [
  [
    'api.inqud.com',
    msg`The checkouts you create and status requests, with the token ID and a signature or the secret.`,
  ],
  [
    msg`Your team’s server`,
    msg`Only while you’re in a team: your checkouts with their notes, tags, and timelines, encrypted for your colleagues. No token and no secret.`,
  ],
  [
    'paycrypto.inqud.com',
    msg`Nothing automatically. When you view a widget or payment page, your browser loads it from there.`,
  ],
] as const;

/** All that is kept in this browser and all that leaves it, with one button that erases everything. */
export function DataSettings(props: { copying: Copying; restore: RestoreFile }) {
  const used = useStorageUsed();
  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">{t`Privacy`}</h2>
      <Facts caption={keptText(used)} facts={KEPT} />
      <Facts caption={t`What is sent, and where`} facts={SENT} />
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

function Facts({ caption, facts }: { caption: string; facts: readonly (readonly [string | Message, Message])[] }) {
  return (
    <table class="settings-table">
      <caption>{caption}</caption>
      <tbody>
        {facts.map(([name, what]) => (
          <tr key={what.id}>
            <th scope="row">{typeof name === 'string' ? name : i18n._(name)}</th>
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
