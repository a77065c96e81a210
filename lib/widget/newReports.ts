/** A page that a malfunction or an attacker has could report without end; no payment needs this many. */
const MOST = 50;
/** Characters, as the background takes them. */
const LONGEST_ID = 100;
const LONGEST_STATUS = 60;

/**
 * What is worth passing on of all that one page announces: what has the documented shape, is not what it said last, and is one
 * of the first 50. Without a schema: this runs in Inqud's page.
 */
export function newReports(): (detail: unknown) => { id: string; status: string } | null {
  let last: { id: string; status: string } | null = null;
  let passed = 0;
  return (detail) => {
    const report = reportIn(detail);
    if (!report || passed >= MOST || (report.id === last?.id && report.status === last.status)) return null;
    last = report;
    passed += 1;
    return report;
  };
}

function reportIn(detail: unknown): { id: string; status: string } | null {
  if (typeof detail !== 'object' || detail === null || !('id' in detail) || !('status' in detail)) return null;
  const { id, status } = detail;
  return isWord(id, LONGEST_ID) && isWord(status, LONGEST_STATUS) ? { id, status } : null;
}

function isWord(text: unknown, longest: number): text is string {
  return typeof text === 'string' && text !== '' && text.length <= longest;
}
