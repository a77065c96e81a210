import { msg, t } from '@lingui/core/macro';
import { i18n } from '../../../lib/language/i18n';
import './ViewTabs.css';
import type { SavedViews } from '../../../lib/search/settings';
import { NEWEST_FIRST, viewText } from '../../../lib/search/view';

const searchedFor = (search: string) => viewText({ search, sort: NEWEST_FIRST });

const USUAL = [
  { name: msg({ message: 'All', context: 'filter', comment: 'All checkouts' }), view: '' },
  {
    name: msg({ message: 'Open', context: 'noun', comment: 'Open checkouts, in the plural' }),
    view: searchedFor('is:open'),
  },
  { name: msg`Needs attention`, view: searchedFor('is:attention') },
  {
    name: msg({ message: 'Paid', context: 'noun', comment: 'Paid checkouts, in the plural' }),
    view: searchedFor('status:paid'),
  },
  {
    name: msg({ message: 'Expired', context: 'noun', comment: 'Expired checkouts, in the plural' }),
    view: searchedFor('status:expired'),
  },
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
  const usual = USUAL.map(({ name, view }) => ({ name: i18n._(name), view }));
  return (
    <nav class="view-tabs" aria-label={t`Views`}>
      <ul>
        {[...usual, ...props.views.slice(-MOST_SAVED)].map(({ name, view }) => (
          <li key={`${name} ${view}`}>
            <a href={props.hrefOf(view)} data-name={name} aria-current={view === props.current ? 'page' : undefined}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
