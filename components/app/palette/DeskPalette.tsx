import { t } from '@lingui/core/macro';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { presets as storedPresets } from '../../../lib/checkout-form/presets/settings';
import { messageOf } from '../../../lib/shared/messageOf';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { deskActions, lockedActions } from './deskActions';
import { createActions, foundCheckouts, openActions } from './foundCheckouts';
import { Palette } from './Palette';
import { pageActions } from './pageActions';
import { rowActions } from './rowActions';

/** The quick actions of the desk. `from` had the focus when they were opened. */
export function DeskPalette(props: {
  desk: Desk;
  from: Element | null;
  say: (text: string) => void;
  onKeys: () => void;
  onClose: () => void;
}) {
  const { desk } = props;
  const typed = useSignal('');
  const found = useMemo(() => foundCheckouts(desk, typed), [desk]);
  const presets = settingSignal(storedPresets).value ?? [];
  const common = { typed, onFailed: (error: unknown) => props.say(messageOf(error)), onClose: props.onClose };
  // Locked, nothing of the history is found, also where its list is still shown.
  if (desk.lock.locked.value) {
    return <Palette {...common} groups={lockedActions(props.onKeys)} pending={false} note="" />;
  }
  const text = typed.value;
  const isReady = desk.search.isReady.value;
  const hasFailed = desk.search.failed.value !== null;
  const answer = found.value;
  const isCurrent = answer?.typed === text;
  const isAsked = text.trim() !== '';
  const pending = isAsked && isReady && !hasFailed && !isCurrent;
  const groups = [
    ...pageActions(),
    ...rowActions(desk, props.from, props.say),
    openActions(desk, isCurrent ? answer.rows : []),
    ...deskActions(desk, presets, props.onKeys),
    ...(pending ? [] : [createActions(desk, text)]),
  ];
  const note = !isAsked ? '' : hasFailed ? t`Search isn’t available.` : isReady ? '' : t`Loading checkouts…`;
  return <Palette {...common} groups={groups} pending={pending} note={note} />;
}
