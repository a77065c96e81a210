import { plural, t } from '@lingui/core/macro';
import { fold } from '../../shared/fold';
import { isolated } from '../../shared/foreignText';
import { localDay } from '../../shared/localDay';
import type { AuditLine } from '../../sync/audit';
import type { LogEntry } from './auditLog';

/** Who did it: the admin's tool has no name that anybody gave it. */
export function whoText({ agent, name }: LogEntry): string {
  return agent === 'admin' ? t`Admin` : name;
}

/** What was done. */
export function actText({ what, count, checkoutId }: AuditLine): string {
  switch (what) {
    case 'joined':
      return t`Joined the team`;
    case 'left':
      return t`Left the team`;
    case 'created':
      return t`Created a checkout`;
    case 'reissued':
      return t`Reissued a checkout`;
    case 'noted':
      return t`Changed a note`;
    case 'acknowledged':
      return t`Marked a checkout as handled`;
    case 'exported':
      return exportedText(count ?? 0);
    case 'erased':
      if (count !== undefined) return plural(count, { one: 'Erased # checkout', other: 'Erased # checkouts' });
      return checkoutId === undefined ? t`Erased everything on this desk` : t`Erased a checkout for the whole team`;
    default:
      return unknownText(isolated(what));
  }
}

function exportedText(count: number): string {
  return plural(count, { one: 'Exported # checkout', other: 'Exported # checkouts' });
}

function unknownText(what: string): string {
  return t`Unknown entry: ${what}`;
}

/** The entries that contain every word of a text: in who, what, order, checkout or day (2026-03-01). */
export function filterLog(entries: readonly LogEntry[], text: string): readonly LogEntry[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const { line, orderId } = entry;
    const day = localDay(line.at);
    const all = fold([whoText(entry), actText(line), orderId, line.checkoutId, day].join('\n'));
    return words.every((each) => all.includes(each));
  });
}
