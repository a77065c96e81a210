import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { hashOf } from '../../../lib/navigation/routes';
import { createFilterChoices } from '../../../lib/search/client/filterChoices';
import { overviewSignal } from '../../../lib/search/client/overviewSignal';
import { createOverviewView } from '../../../lib/search/client/searchView';
import { archivedIn } from '../../../lib/search/controls';
import { NEWEST_FIRST, viewText } from '../../../lib/search/view';
import { stableComputed } from '../../../lib/shared/stableComputed';
import { OverviewPage } from './OverviewPage';

/** How it went. What is counted stands in the address. */
export function Overview({ desk }: { desk: Desk }) {
  const stores = useMemo(() => overviewStores(desk), [desk]);
  return (
    <OverviewPage
      {...stores}
      finding={desk.search.state.value}
      only={desk.only.value}
      hrefOf={(search) => hashOf({ at: 'checkouts', view: viewText({ search, sort: NEWEST_FIRST }) })}
    />
  );
}

function overviewStores({ navigation, search, whose, clock }: Desk) {
  const view = createOverviewView(navigation);
  const query = stableComputed(() => ({ search: view.value.value.search, ...whose.value }));
  const period = computed(() => view.value.value.period);
  const choices = createFilterChoices(search, () => archivedIn(view.parsed.value.search) === 'all');
  return { view, overview: overviewSignal(search, { query, period, clock }), choices };
}
