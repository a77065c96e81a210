import '../../components/app/theme.css';
import { wrap } from 'comlink';
import { render } from 'preact';
import { Desk } from '../../components/app/Desk';
import { online } from '../../components/data/online';
import { openDatabases } from '../../components/data/openDatabases';
import { speakHere } from '../../components/language/speakHere';
import { createDesk } from '../../lib/app/desk';
import { showTheme } from '../../lib/app/showTheme';
import { createNavigation } from '../../lib/navigation/navigation';
import { createSearchClient } from '../../lib/search/client/searchClient';
import type { SearchWorker } from '../../lib/search/contract';

const thread = new Worker('/desk-worker.js');
const desk = createDesk({
  ...openDatabases(),
  search: createSearchClient(wrap<SearchWorker>(thread), thread),
  navigation: createNavigation(window),
  online,
});
void Promise.all([speakHere(['first', 'popup', 'desk']), showTheme()]).then(() =>
  render(<Desk desk={desk} />, document.body),
);
