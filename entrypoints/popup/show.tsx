import '../../components/app/theme.css';
import './App.css';
import { render } from 'preact';
import { soon } from '../../lib/popup/preload';
import { App } from './App';

/** Shows the popup, or the same `beside` a page, with what is stored; then loads Dexie, which watches it from there on. */
export async function show(beside: boolean): Promise<void> {
  const first = await soon(globalThis.readAhead);
  render(<App databases={databases} first={first} beside={beside} />, document.body);
}

async function databases() {
  return (await import('../../components/data/openDatabases')).openDatabases();
}
