/** Which versions of nats-server are good enough. Plain JavaScript: set-up reads it before anything is installed. */

/**
 * The oldest that is asked for. Older ones can be stopped through the WebSocket port before anyone logs in (GO-2026-7013),
 * or lost writes that they had acknowledged although `sync_interval` was `always` (2.10.27).
 */
export const OLDEST = '2.14.3';

/** The older line that got the same fixes. */
const FIXED_LINE = { from: '2.12.12', before: '2.13.0' };

/** @param {string} version such as "2.15.1"; what is no version counts as too old */
export function isGoodEnough(version) {
  if (!/^\d+\.\d+\.\d+/.test(version)) return false;
  const inFixedLine = compare(version, FIXED_LINE.from) >= 0 && compare(version, FIXED_LINE.before) < 0;
  return inFixedLine || compare(version, OLDEST) >= 0;
}

/**
 * A pre-release such as 2.14.3-RC.1 comes before its release.
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  const [first, second] = [numbers(one), numbers(other)];
  for (let i = 0; i < 4; i += 1) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** @param {string} version */
function numbers(version) {
  const [, major, minor, patch, rest = ''] = /^(\d+)\.(\d+)\.(\d+)(.*)$/.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch), rest.startsWith('-') ? -1 : 0];
}
