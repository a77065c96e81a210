import { useEffect, useState } from 'preact/hooks';
import type { RestoreFile } from '../../lib/checkouts/backup/restoring';
import { CopySettings } from '../checkouts/backup/CopySettings';
import { RestoreHistory } from '../checkouts/backup/RestoreHistory';
import { SaveHistory } from '../checkouts/backup/SaveHistory';
import type { Copying } from '../checkouts/backup/useSaving';
import { EraseEverything } from './EraseEverything';

const KEPT = [
  ['Accounts', 'Name, colour, widget ID, token ID, and the secret as the passphrase section says.'],
  [
    'Checkouts',
    'What you typed, your notes and tags, and all that Inqud answered: amounts, status, address, coin, transaction.',
  ],
  ['Timelines', 'When a status changed and who said so.'],
  ['Links that got no answer', 'What was sent, until its outcome is known, and a day longer.'],
  [
    'Copies and exports',
    'The file, for ten minutes or until the desk is next opened, while it goes to your downloads.',
  ],
  [
    'Settings',
    'The current account, when to lock, when the history was last copied, which keys work, columns and saved views of the list, presets and your name for payers, the last type, currency, expiry and return address.',
  ],
  [
    'Until the browser closes',
    'The form as typed and what waits beside it, the last 200 requests to Inqud and what it answered, the unlocked key, and how many messages were refused.',
  ],
] as const;

const SENT = [
  [
    'api.inqud.com',
    'The checkouts you create and questions about them, with the token ID and a signature or the secret.',
  ],
  [
    'Your team’s server',
    'Only while you are in a team: your checkouts with their notes, tags and timelines, sealed for your colleagues. No token and no secret.',
  ],
  ['paycrypto.inqud.com', 'Nothing by itself. When you look at a widget or hosted page, your browser loads it there.'],
] as const;

/** All that is kept in this browser and all that leaves it, with one button that erases everything. */
export function DataSettings(props: { copying: Copying; restore: RestoreFile }) {
  const used = useStorageUsed();
  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">What is kept and what is sent</h2>
      <Facts caption={`Kept in this browser${used === null ? '' : `, ${bytesText(used)} in all`}`} facts={KEPT} />
      <Facts caption="Sent, and where" facts={SENT} />
      <p>Nothing is sent to anybody else: no statistics, no error reports.</p>
      <p>
        A copy of the history has every checkout with its timeline and no secret. It is a text file that anyone can
        read, unless you encrypt it.
      </p>
      <SaveHistory copying={props.copying} />
      <CopySettings />
      <RestoreHistory run={props.restore} />
      <EraseEverything />
    </section>
  );
}

function Facts({ caption, facts }: { caption: string; facts: readonly (readonly [string, string])[] }) {
  return (
    <table class="settings-table">
      <caption>{caption}</caption>
      <tbody>
        {facts.map(([name, what]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{what}</td>
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
  return new Intl.NumberFormat(undefined, format).format(bytes / 1000 ** power);
}
