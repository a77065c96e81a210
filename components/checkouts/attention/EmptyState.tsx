import './EmptyState.css';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/icon/Icon';

/** What stands where there is nothing to show: what that means, and the one thing to do, if any. */
export function EmptyState(props: { icon: IconNode; title: string; tone?: 'good'; children?: ComponentChildren }) {
  return (
    <div class={`empty-state${props.tone === 'good' ? ' empty-state-good' : ''}`}>
      <span class="empty-state-icon">
        <Icon of={props.icon} />
      </span>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}
