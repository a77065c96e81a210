import { plural, t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';
import type { LockState } from '../../accounts/settings';
import type { AttentionCount } from '../../checkouts/attentionQueries';

const COLOURS = { bad: '#a8231c', warn: '#8a4b00', locked: '#5a5f63' };

/** Shows on the toolbar button how many checkouts need a person, by the gravest; or that nothing is watched. */
export async function showBadge(lock: LockState, { bad, warn }: AttentionCount): Promise<void> {
  const locked = lock.is === 'locked';
  const count = bad + warn;
  const text = locked ? lockedText() : count > 99 ? '99+' : String(count || '');
  const color = locked ? COLOURS.locked : bad > 0 ? COLOURS.bad : COLOURS.warn;
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
  await browser.action.setTitle({ title: titleOf(locked, count) });
}

function lockedText(): string {
  return t({ message: 'Lock', context: 'status', comment: 'On the toolbar button: at most 4 characters' });
}

function titleOf(locked: boolean, count: number): string {
  if (locked) return t`Checkout Desk: locked, not checking statuses`;
  if (count === 0) return 'Checkout Desk';
  return plural(count, {
    one: 'Checkout Desk: # checkout needs attention',
    other: 'Checkout Desk: # checkouts need attention',
  });
}
