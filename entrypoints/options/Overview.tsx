import { useState } from 'preact/hooks';
import { OverviewPage } from '../../components/checkouts/overview/OverviewPage';
import { useOverview } from '../../components/checkouts/overview/useOverview';
import { useChoices } from '../../components/data/useSearchWorker';
import { hashOf } from '../../lib/navigation/routes';
import { archivedIn } from '../../lib/search/controls';
import type { OverviewView } from '../../lib/search/overviewView';
import { overviewText, overviewViewOf } from '../../lib/search/overviewView';
import { NEWEST_FIRST, viewText } from '../../lib/search/view';
import type { Desk } from './desk';

/** How it went. What is counted stands in the address, as `text`. */
export function Overview({ desk, text }: { desk: Desk; text: string }) {
  const { searching, whose, clock, go } = desk;
  const view = overviewViewOf(text);
  const overview = useOverview(searching, { search: view.search, ...whose }, view.period, clock);
  const [choosing, setChoosing] = useState(false);
  const choices = useChoices(searching, choosing, archivedIn(view.search) === 'all');
  const count = (next: OverviewView) => go({ at: 'overview', view: overviewText(next) }, true);
  return (
    <OverviewPage
      {...view}
      overview={overview}
      finding={searching.state}
      choices={choices}
      onChoosing={setChoosing}
      only={desk.only}
      onSearch={(search) => count({ ...view, search })}
      onPeriod={(period) => count({ ...view, period })}
      hrefOf={(search) => hashOf({ at: 'checkouts', view: viewText({ search, sort: NEWEST_FIRST }) })}
    />
  );
}
