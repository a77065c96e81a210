const TIMESTAMP = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Epoch milliseconds of an ISO 8601 time with 0 to 9 fraction digits, as Inqud sends them (inqud-api.md, section 4);
 * truncated to milliseconds. Returns null for anything else.
 */
export function parseTimestamp(text: string): number | null {
  const [, seconds, fraction = '', zone] = TIMESTAMP.exec(text) ?? [];
  const time = Date.parse(`${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(time) ? null : time;
}

/** ISO 8601 in UTC without a fraction, as Inqud's examples write `expiresAt`. `at` is epoch ms. */
export function formatTimestamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
