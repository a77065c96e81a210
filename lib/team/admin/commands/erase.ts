import type { InferOutput } from 'valibot';
import type { GoneRecord } from '../../contract/adminRecords.ts';
import { isCheckout, isShop } from '../../contract/names.ts';
import { DESK_STREAM, HOOKS_STREAM } from '../../contract/streams.ts';
import { subjectText } from '../../contract/subjects.ts';
import { Refusal } from '../state/refusal.ts';
import { notRunning } from '../state/words.ts';
import { newestKey, say } from './speak.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';

/**
 * Erases one checkout for the whole team: from the server now, and from each desk when it connects next. Run again it erases
 * what a desk that did not know yet has said since. `now`: epoch ms.
 */
export async function erase(
  tool: Tool,
  shop: string,
  checkout: string,
  options: { isSure: boolean; now: number },
): Promise<void> {
  const { state, secrets } = await loadTeam(tool);
  if (!isShop(shop)) throw new Refusal(`"${shop}" is no ID of a widget. At Inqud it looks like CAP-….`);
  if (!isCheckout(checkout)) throw new Refusal(`"${checkout}" is no ID of a checkout. At Inqud it looks like CCO-….`);
  if (!options.isSure) {
    throw new Refusal(
      `This erases ${checkout} with its notes and timeline from the server and from every desk of the team. Nothing brings it back but a copy of a history. To do it, add --sure.`,
    );
  }
  const admin = await tool.connect(state, secrets);
  if (!admin) throw new Refusal(notRunning(state));
  try {
    const gone = { is: 'gone', shop, checkout } as const;
    const record: InferOutput<typeof GoneRecord> = { v: 1, at: options.now };
    // The word first: a desk that says its record again in between has it purged below, or drops it itself.
    await say(admin.streams, gone, record, await newestKey(secrets));
    const { state: found } = await admin.streams.streamInfo(DESK_STREAM, `desk.${shop}.${checkout}.>`);
    const records = Object.keys(found.subjects ?? {}).filter((subject) => subject !== subjectText(gone));
    for (const subject of records) await admin.streams.purge(DESK_STREAM, subject);
    await admin.streams.purge(HOOKS_STREAM, subjectText({ is: 'hook', shop, checkout }));
    tool.say(
      records.length === 0
        ? `No desk had said anything of ${checkout}. Those that have it drop it.`
        : `${checkout} is erased from the server. Each desk drops it when it connects next.`,
    );
  } finally {
    await admin.close();
  }
}
