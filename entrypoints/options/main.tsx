import '../../components/app/theme.css';
import { wrap } from 'comlink';
import { render } from 'preact';
import { openDatabases } from '../../components/data/openDatabases';
import type { SearchWorker } from '../../lib/search/contract';
import { App } from './App';

const worker = new Worker('/desk-worker.js');
const finding = wrap<SearchWorker>(worker);
render(<App {...openDatabases()} finding={finding} worker={worker} />, document.body);
