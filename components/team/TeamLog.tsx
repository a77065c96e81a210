import { plural, t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Clock } from '../../lib/checkouts/clock';
import { hashOf } from '../../lib/navigation/routes';
import { isolated } from '../../lib/shared/foreignText';
import { localDay } from '../../lib/shared/localDay';
import type { Live } from '../../lib/storage/liveSignal';
import { auditCsv } from '../../lib/team/audit/auditCsv';
import type { LogEntry, LogFault } from '../../lib/team/audit/auditLog';
import { checkLogs } from '../../lib/team/audit/auditLog';
import { actText, filterLog, whoText } from '../../lib/team/audit/auditText';
import { DayTime } from '../ui/Time';

/** Entries that are shown at first, and added each time. */
const SHOWN = 50;

type Checked = Awaited<ReturnType<typeof checkLogs>>;

/** Who did what in the team, to be searched and exported, and whether any of it was changed afterwards. */
export function TeamLog(props: {
  log: ReadonlySignal<Live<LogEntry[]>>;
  clock: Clock;
  save: (file: Blob, name: string) => void;
}) {
  const { log, clock, save } = props;
  const live = log.value;
  const entries = live.state === 'ready' ? live.value : null;
  const checked = useChecked(entries);
  const [text, setText] = useState('');
  const [most, setMost] = useState(SHOWN);
  const found = useMemo(() => filterLog(entries ?? [], text), [entries, text]);
  if (live.state === 'failed') return <p role="alert">{t`Couldn’t read the audit log.`}</p>;
  if (!entries) return null;
  const foundCount = found.length;
  const exported = () => {
    const file = new Blob([auditCsv(found, checked?.hashes ?? new Map())], { type: 'text/csv' });
    save(file, `checkout-desk-audit-${localDay(clock.peek())}.csv`);
  };
  return (
    <>
      {checked && <Faults entries={entries} faults={checked.faults} />}
      <search class="settings-line">
        <input
          type="search"
          value={text}
          aria-label={t`Search the audit log`}
          placeholder={t`Person, order, action, or 2026-03-01`}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setMost(SHOWN);
          }}
        />
        <button type="button" disabled={foundCount === 0 || !checked} onClick={exported}>
          {t`Export log`}
        </button>
      </search>
      <p class="soft" role="status">
        {plural(foundCount, { one: '# entry', other: '# entries' })}
      </p>
      <table class="settings-table" aria-label={t`Audit log`}>
        <tbody>
          {found.slice(0, most).map((entry) => (
            <Entry key={`${entry.log} ${entry.n} ${entry.line.before}`} entry={entry} clock={clock} />
          ))}
        </tbody>
      </table>
      {foundCount > most && (
        <button type="button" onClick={() => setMost(most + SHOWN)}>
          {t`Show more`}
        </button>
      )}
    </>
  );
}

function Entry({ entry, clock }: { entry: LogEntry; clock: Clock }) {
  const { line, orderId } = entry;
  const { at, checkoutId } = line;
  return (
    <tr>
      <th scope="row">
        <DayTime at={at} clock={clock} />
      </th>
      <td dir="auto">{whoText(entry)}</td>
      <td>
        {actText(line)}{' '}
        {checkoutId !== undefined &&
          (orderId === '' ? (
            <span class="mono">{checkoutId}</span>
          ) : (
            <a href={hashOf({ at: 'checkout', id: checkoutId })} dir="auto" class="private">
              {orderId}
            </a>
          ))}
      </td>
    </tr>
  );
}

function Faults({ entries, faults }: { entries: readonly LogEntry[]; faults: ReadonlyMap<string, LogFault> }) {
  return [...faults].map(([log, fault]) => {
    const entry = entries.find((each) => each.log === log);
    return (
      <p key={log} class="note" role={fault === 'changed' ? 'alert' : undefined}>
        {faultText(fault, isolated(entry ? whoText(entry) : log))}
      </p>
    );
  });
}

function faultText(fault: LogFault, name: string): string {
  return fault === 'changed'
    ? t`The log of ${name} was changed after it was written. Don’t rely on it.`
    : t`Part of the log of ${name} hasn’t arrived yet.`;
}

/** The hashes, once they are there; those of earlier entries until then. */
function useChecked(entries: LogEntry[] | null): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (entries) void checkLogs(entries).then((all) => isCurrent && setChecked(all));
    return () => {
      isCurrent = false;
    };
  }, [entries]);
  return checked;
}
