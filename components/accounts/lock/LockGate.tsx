import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lockNow } from '../../../lib/accounts/lock';
import type { LockState } from '../../../lib/accounts/settings';
import { hidesHistory } from '../../../lib/accounts/settings';
import { reportUse } from './reportUse';

type Pages<Page> = { open: () => Page; close?: (page: Page) => void; show: (page: Page) => VNode };
type Locked = Extract<LockState, { is: 'locked' }>;

/**
 * Opens a page only while the lock does not hide the history. When it does, all of the page goes: its elements, its
 * state, its databases and its worker, which `close` ends. So the page that is opened after unlocking is another one.
 */
export function LockGate<Page>(
  props: Pages<Page> & {
    /** The lock's state until it is read, where it is known. */
    preloaded?: LockState | null;
    showLocked: (state: Locked) => VNode;
  },
) {
  useEffect(reportUse, []);
  const state = lockNow.value ?? props.preloaded ?? null;
  if (state === null) return null;
  if (state.is === 'locked' && hidesHistory(state)) return props.showLocked(state);
  return <Opened {...props} />;
}

function Opened<Page>({ open, close, show }: Pages<Page>) {
  const [page] = useState(open);
  // After the components in it have ended: they still use what is closed then.
  useEffect(() => () => queueMicrotask(() => close?.(page)), [page]);
  return show(page);
}
