import '../../components/theme.css';
import { render } from 'preact';
import { openAccounts } from '../../lib/accounts/database';
import { tellBlocked } from '../../lib/blocked';
import { openHistory } from '../../lib/history/database';
import { App } from './App';

const history = openHistory();
const accounts = openAccounts();
for (const db of [history, accounts]) {
  db.on('blocked', tellBlocked);
  // While the page is made; a failure is told by whoever reads.
  db.open().catch(() => {});
}
render(<App history={history} accounts={accounts} />, document.body);
