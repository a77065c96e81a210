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

/** The form for a claimed handoff. */
export type ClaimedHandoff = {
  form: DraftForm;
  preset: Preset | null;
  /** Whether the requested preset no longer exists. */
  gone: boolean;
  /** Whether the order ID is truncated. */
  cut: boolean;
  atOnce: boolean;
};

/** Claims the offered handoff; of several pages with this form only one gets it. `now` is epoch ms. */
export async function claimHandoff(to: Handoff['to'], now: number): Promise<ClaimedHandoff | null> {
  const order = await navigator.locks.request('handed', async () => {
    const waiting = await readSetting(handoff);
    if (waiting?.to !== to) return null;
    await writeSetting(handoff, null);
    return waiting;
  });
  if (!order) return null;
  const [all, defaultId] = await Promise.all([readSetting(presets), readSetting(defaultPreset)]);
  const preset = all?.find(({ id }) => id === (order.presetId ?? defaultId)) ?? null;
  const gone = Boolean(order.presetId) && !preset;
  const empty = { ...(await defaultForm()), orderId: order.orderId || (await copiedOrder()) };
  const form = preset ? applyPreset(preset, empty) : empty;
  return { form, preset, gone, cut: order.cut ?? false, atOnce: order.atOnce && !gone && now - order.at < MINUTE };
}

/** The order ID in the clipboard, if the user has allowed reading it. Only a page can read it. */
async function copiedOrder(): Promise<string> {
  if (!(await mayReadClipboard())) return '';
  return orderInCopied(await navigator.clipboard.readText().catch(() => ''));
}
