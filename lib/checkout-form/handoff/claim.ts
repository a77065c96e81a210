import { mayReadClipboard } from '../../permissions/permissions';
import { MINUTE } from '../../shared/time';
import { readSetting, writePageSetting } from '../../storage/settings';
import type { CopiedOrder } from '../copiedOrder';
import { orderInCopied } from '../copiedOrder';
import type { DraftForm } from '../draftForm';
import { applyPreset } from '../presets/apply';
import type { Preset } from '../presets/preset';
import { defaultPreset, presets, uncheckedPresets } from '../presets/settings';
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
  /** The preset came from a file, and nobody has checked it. */
  fromFile?: true;
  /** The selection could not be read. */
  unread?: true;
  /** The content of the clipboard, if it was read and is not empty. */
  copied?: CopiedOrder;
  atOnce: boolean;
};

/** Claims the offered handoff; of several pages with this form only one gets it. `now` is epoch ms. */
export async function claimHandoff(to: Handoff['to'], now: number): Promise<ClaimedHandoff | null> {
  const order = await navigator.locks.request('handed', async () => {
    const waiting = await readSetting(handoff);
    if (waiting?.to !== to) return null;
    await writePageSetting(handoff, null);
    return waiting;
  });
  if (!order) return null;
  const [all, defaultId, unchecked] = await Promise.all([
    readSetting(presets),
    readSetting(defaultPreset),
    readSetting(uncheckedPresets),
  ]);
  const preset = all?.find(({ id }) => id === (order.presetId ?? defaultId)) ?? null;
  const gone = Boolean(order.presetId) && !preset;
  const copied = order.orderId === '' && !order.unread ? await readCopied(now) : null;
  const fromClipboard = copied && 'orderId' in copied ? copied.orderId : '';
  const empty = { ...(await defaultForm()), orderId: order.orderId || fromClipboard };
  const form = preset ? applyPreset(preset, empty) : empty;
  const fromFile = preset !== null && (unchecked?.includes(preset.id) ?? false);
  // The clipboard may hold anything, and so may a file, so the user checks it first.
  const atOnce = order.atOnce && order.orderId !== '' && !gone && !fromFile && now - order.at < MINUTE;
  return {
    form,
    preset,
    gone,
    cut: order.cut ?? false,
    atOnce,
    ...(fromFile && { fromFile }),
    ...(order.unread && { unread: true }),
    ...(copied && { copied }),
  };
}

/** The clipboard, if the user has allowed reading it and it has text. Only a page can read it. */
async function readCopied(now: number): Promise<CopiedOrder | null> {
  if (!(await mayReadClipboard())) return null;
  const text = await navigator.clipboard.readText().catch(() => '');
  return text.trim() === '' ? null : orderInCopied(text, now);
}
