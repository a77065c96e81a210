import { mayReadClipboard } from '../../permissions/permissions';
import { MINUTE } from '../../shared/time';
import { readSetting, writeSetting } from '../../storage/settings';
import type { DraftForm } from '../draftForm';
import { orderInCopied } from '../orderIn';
import { applyPreset } from '../presets/apply';
import type { Preset } from '../presets/preset';
import { defaultPreset, presets } from '../presets/settings';
import { defaultForm } from '../presets/startForm';
import type { Handoff } from './settings';
import { handoff } from './settings';

/** The form for an order that was handed over. */
export type ClaimedHandoff = {
  form: DraftForm;
  preset: Preset | null;
  /** Whether the preset that was meant is not there any more. */
  gone: boolean;
  /** Whether the order ID is only the beginning of what was selected. */
  cut: boolean;
  atOnce: boolean;
};

/** Takes what was handed over; of several pages that show this form one gets it. `now` is epoch ms. */
export async function claimHandoff(to: Handoff['to'], now: number): Promise<ClaimedHandoff | null> {
  const order = await navigator.locks.request('handed', async () => {
    const waiting = await readSetting(handoff);
    if (waiting?.to !== to) return null;
    await writeSetting(handoff, null);
    return waiting;
  });
  if (!order) return null;
  const [all, usualId] = await Promise.all([readSetting(presets), readSetting(defaultPreset)]);
  const preset = all?.find(({ id }) => id === (order.presetId ?? usualId)) ?? null;
  const gone = Boolean(order.presetId) && !preset;
  const empty = { ...(await defaultForm()), orderId: order.orderId || (await copiedOrder()) };
  const form = preset ? applyPreset(preset, empty) : empty;
  return { form, preset, gone, cut: order.cut ?? false, atOnce: order.atOnce && !gone && now - order.at < MINUTE };
}

/** The order ID in the clipboard, when a person has allowed to look and there is one. Only a page can look. */
async function copiedOrder(): Promise<string> {
  if (!(await mayReadClipboard())) return '';
  return orderInCopied(await navigator.clipboard.readText().catch(() => ''));
}
