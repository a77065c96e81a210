import './ViewTabs.css';
import type { SavedViews } from '../../../lib/search/settings';
import { NEWEST_FIRST, viewText } from '../../../lib/search/view';

const searchedFor = (search: string) => viewText({ search, sort: NEWEST_FIRST });

const USUAL = [
  { name: 'All', view: '' },
  { name: 'Open', view: searchedFor('is:open') },
  { name: 'Needs attention', view: searchedFor('is:attention') },
  { name: 'Paid', view: searchedFor('status:paid') },
  { name: 'Expired', view: searchedFor('status:expired') },
];

/** More are in the menu of views: in this line they would not be found any quicker. */
const MOST_SAVED = 4;

/** One press each: what is looked for every day, and the searches that were saved last. */
export function ViewTabs(props: {
  views: SavedViews;
  /** What is shown now, as in the address. */
  current: string;
  hrefOf: (view: string) => string;
}) {
  return (
    <nav class="view-tabs" aria-label="Views">
      <ul>
        {[...USUAL, ...props.views.slice(-MOST_SAVED)].map(({ name, view }) => (
          <li key={`${name} ${view}`}>
            <a href={props.hrefOf(view)} aria-current={view === props.current ? 'page' : undefined}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
