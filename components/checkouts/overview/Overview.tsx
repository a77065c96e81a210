import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { attentionQueue, countAttention, totalOf } from '../../../lib/checkouts/attentionQueries';
import { hashOf } from '../../../lib/navigation/routes';
import { createFilterChoices } from '../../../lib/search/client/filterChoices';
import { overviewSignal } from '../../../lib/search/client/overviewSignal';
import { createOverviewView } from '../../../lib/search/client/searchView';
import { archivedIn } from '../../../lib/search/controls';
import { NEWEST_FIRST, viewText } from '../../../lib/search/view';
import { dayStart } from '../../../lib/shared/localDay';
import { stableComputed } from '../../../lib/shared/stableComputed';
import { liveSignal } from '../../../lib/storage/liveSignal';
import { Balances } from './balances/Balances';
import { NeedsYou } from './NeedsYou';
import { OverviewPage } from './OverviewPage';

/** How many of those that need a person are shown here; all are in Attention. */
const MOST_NEEDS = 5;

/** How it went. What is counted stands in the address. */
export function Overview({ desk }: { desk: Desk }) {
  const { needs, ...stores } = useMemo(() => overviewStores(desk), [desk]);
  const only = desk.only.value;
  const accounts = only ? [only] : desk.choice.accounts.value;
  return (
    <OverviewPage
      {...stores}
      finding={desk.search.state.value}
      only={only}
      hrefOf={(search) => hashOf({ at: 'checkouts', view: viewText({ search, sort: NEWEST_FIRST }) })}
      balances={
        // A desk that is locked may show its list; not this.
        !desk.lock.locked.value && <Balances accounts={accounts} clock={desk.clock} />
      }
      needs={
        <NeedsYou needs={needs} hrefOf={(id) => hashOf({ at: 'checkout', id })} allHref={hashOf({ at: 'attention' })} />
      }
    />
  );
}

function overviewStores({ navigation, search, whose, clock, history }: Desk) {
  const view = createOverviewView(navigation);
  const query = stableComputed(() => ({ search: view.value.value.search, ...whose.value }));
  const [period, compare] = [computed(() => view.value.value.period), computed(() => view.value.value.compare)];
  const queue = liveSignal(() => async () => ({
    checkouts: await attentionQueue(history, MOST_NEEDS),
    count: totalOf(await countAttention(history)),
  }));
  return {
    view,
    overview: overviewSignal(search, { query, period, compare, clock }),
    choices: createFilterChoices(search, () => archivedIn(view.parsed.value.search) === 'all'),
    today: computed(() => dayStart(clock.value)),
    needs: computed(() => (queue.value.state === 'ready' ? queue.value.value : null)),
  };
}
