import '../../components/theme.css';
import { render } from 'preact';
import { openAccounts } from '../../lib/accounts/database';
import { openHistory } from '../../lib/history/database';
import { App } from './App';

render(<App history={openHistory()} accounts={openAccounts()} />, document.body);
