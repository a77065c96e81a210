import '../../components/theme.css';
import { wrap } from 'comlink';
import { render } from 'preact';
import type { Finding } from '../../lib/finding/contract';
import { openDatabases } from '../../lib/openDatabases';
import { App } from './App';

const worker = new Worker('/desk-worker.js');
const finding = wrap<Finding>(worker);
render(<App {...openDatabases()} finding={finding} worker={worker} />, document.body);
