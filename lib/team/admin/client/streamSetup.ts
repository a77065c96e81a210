import type { StreamConfig } from '../../contract/streams.ts';
import type { JetStream } from './jetstream.ts';
import { JetStreamError, NO_STREAM } from './jetstream.ts';

/** One setting of a stream that is not as the team needs it. */
export type Difference = { stream: string; setting: string; is: unknown; should: unknown };

/** The limits may be raised by hand: more room is no less safe. */
const AT_LEAST = ['max_bytes', 'max_age', 'duplicate_window', 'max_msgs_per_subject'];

/** Null when there is no such stream. */
export async function differencesOf(streams: JetStream, wanted: StreamConfig): Promise<Difference[] | null> {
  try {
    const { config } = await streams.streamInfo(wanted.name);
    return Object.entries(wanted)
      .filter(([setting, should]) => !isRight(setting, config[setting], should))
      .map(([setting, should]) => ({ stream: wanted.name, setting, is: config[setting], should }));
  } catch (error) {
    if (error instanceof JetStreamError && error.code === NO_STREAM) return null;
    throw error;
  }
}

/**
 * Creates the streams that are missing. One that differs is changed only to `repair`, all but what allows more: what it has beyond the team's own
 * settings stays. Says what was created, and what differs or did.
 */
export async function setUpStreams(
  streams: JetStream,
  wanted: readonly StreamConfig[],
  repair: boolean,
): Promise<{ created: string[]; differences: Difference[] }> {
  const created: string[] = [];
  const differences: Difference[] = [];
  for (const config of wanted) {
    const differing = await differencesOf(streams, config);
    if (differing === null) {
      await streams.createStream(config);
      created.push(config.name);
      continue;
    }
    differences.push(...differing);
    if (!repair || differing.length === 0) continue;
    const { config: old } = await streams.streamInfo(config.name);
    const changes = Object.fromEntries(differing.map(({ setting, should }) => [setting, should]));
    await streams.updateStream({ ...old, ...changes, name: config.name });
  }
  return { created, differences };
}

export function differenceText({ stream, setting, is, should }: Difference, isRepaired: boolean): string {
  const [was, now] = [JSON.stringify(is) ?? 'not set', JSON.stringify(should)];
  return isRepaired
    ? `Stream ${stream}: ${setting} was ${was}, and is ${now} again.`
    : `Stream ${stream}: ${setting} is ${was}, and should be ${now}.`;
}

function isRight(setting: string, is: unknown, should: unknown): boolean {
  // The server leaves out what is false or zero.
  if (is === undefined && (should === false || should === 0)) return true;
  if (setting === 'max_msgs_per_subject' && should === 1) return is === 1;
  if (AT_LEAST.includes(setting) && typeof is === 'number' && typeof should === 'number') {
    const endless = is <= 0;
    return endless || (should > 0 && is >= should);
  }
  return stable(is) === stable(should);
}

/** JSON with its keys in order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
