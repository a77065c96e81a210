import { t } from '@lingui/core/macro';
import './NeedsYou.css';
import type { ReadonlySignal } from '@preact/signals';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { namesAmounts, reasonText } from '../../../lib/checkouts/describe/attentionText';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { askedText } from '../../../lib/checkouts/describe/text';
import { numberText } from '../../../lib/shared/countText';

/** What waits for a person, the gravest first, and how many there are in all; null while it is read. */
export type Needs = { checkouts: StoredCheckout[]; count: number };

/** The gravest of what needs a person now, whatever the period and the search. */
export function NeedsYou(props: {
  needs: ReadonlySignal<Needs | null>;
  hrefOf: (checkoutId: string) => string;
  allHref: string;
}) {
  const needs = props.needs.value;
  return (
    <section class="needs-you" aria-label={t`Needs attention`}>
      <h2>{t`Needs attention`}</h2>
      {needs?.count === 0 && <p class="soft">{t`You’re all caught up`}</p>}
      <ul>
        {needs?.checkouts.map((checkout) => (
          <li key={checkout.id}>
            <a href={props.hrefOf(checkout.id)}>
              <bdi class="private">{orderName(checkout)}</bdi>
            </a>
            <span class="needs-you-amount private">
              <bdi>{askedText(checkout)}</bdi>
            </span>
            <What checkout={checkout} />
          </li>
        ))}
      </ul>
      {needs !== null && needs.count > 0 && <a href={props.allHref}>{allText(numberText(needs.count))}</a>}
    </section>
  );
}

/** The first reason that nobody has acknowledged yet. */
function What({ checkout }: { checkout: StoredCheckout }) {
  const { reasons, acknowledged } = checkout.attention;
  const reason = reasons.find((each) => !acknowledged.includes(each)) ?? reasons[0];
  if (reason === undefined) return <span class="soft" />;
  return <span class={namesAmounts(reason) ? 'soft private' : 'soft'}>{reasonText(reason, checkout).what}</span>;
}

function allText(count: string): string {
  return t`Show all (${count})`;
}
