import '../../components/theme.css';
import { wrap } from 'comlink';
import { render } from 'preact';
import { openAccounts } from '../../lib/accounts/database';
import { tellBlocked } from '../../lib/blocked';
import type { Finding } from '../../lib/finding/contract';
import { openHistory } from '../../lib/history/database';
import { App } from './App';

const history = openHistory();
const accounts = openAccounts();
for (const db of [history, accounts]) {
  db.on('blocked', tellBlocked);
  // While the page is made; a failure is told by whoever reads.
  db.open().catch(() => {});
}
const finding = wrap<Finding>(new Worker('/desk-worker.js'));
render(<App history={history} accounts={accounts} finding={finding} />, document.body);
