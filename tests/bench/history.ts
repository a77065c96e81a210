import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchWorker } from '../../lib/search/contract.ts';
import type { Sort } from '../../lib/search/order.ts';
import type { BrowserName, Desk } from '../e2e/driver/types.ts';
import { addAccount, POPUP, WIDE } from '../e2e/support/flows.ts';
import { storeRealistic } from '../e2e/support/realistic.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import type { Simulator } from '../simulator/start.ts';
import type { Budget, Form } from './figure.ts';
import { figureOf, once } from './figure.ts';
import { watchMemory } from './memory.ts';
import { openQuiet } from './quiet.ts';
import { withStopwatch } from './stopwatch.ts';
import { withDesk } from './withDesk.ts';

type Samples = Record<string, number[]>;
/** What the desk's worker is asked. */
type Asked<Method extends 'find' | 'copy' | 'restore'> = Parameters<SearchWorker[Method]>[0];

const SIZES = [1_000, 10_000, 100_000];
/** One opening differs more from the next than the two pages do: the middle of these holds still better. */
const WHOLE = { sizes: SIZES, rounds: 15, openings: 45, texts: 3 };
const SHORT = { sizes: [10_000], rounds: 5, openings: 15, texts: 1 };
type Effort = typeof WHOLE;
/** The widest of what can be asked: each filter, each sort, each way to search. */
const PAGES: [name: string, search: string, by: Sort['by']][] = [
  ['first page, no filter', '', 'created'],
  ['first page, status:paid', 'status:paid', 'created'],
  ['first page, status:conflict,expired', 'status:conflict,expired', 'created'],
  ['first page, type:fixed', 'type:fixed', 'created'],
  ['first page, account:shop', 'account:shop', 'created'],
  ['first page, network:tron', 'network:tron', 'created'],
  ['first page, is:attention', 'is:attention', 'created'],
  ['first page, is:archived', 'is:archived', 'created'],
  ['first page, created:this-month', 'created:this-month', 'created'],
  ['first page, amount:>990', 'amount:>990', 'created'],
  ['first page, coin:btc', 'coin:btc', 'created'],
  ['first page, tag:vip', 'tag:vip', 'created'],
  ['first page, has:note', 'has:note', 'created'],
  ['first page, by amount', '', 'amount'],
  ['first page, by updated', '', 'updated'],
];
const BUDGET_OF_SIZE = 100_000;
/** MB that the browser may take more than before, by how many are stored. */
const LOADED_MB: Record<number, number> = { 1000: 100, 10000: 200, 100000: 500 };
const EXPORTING_MB: Record<number, number> = { 1000: 100, 10000: 200, 100000: 500 };
const RESTORING_MB: Record<number, number> = { 1000: 100, 10000: 250, 100000: 900 };

/** What finding, the list, copies and the popup cost, by how many checkouts are stored. */
export const historyBudgets = ({ short }: Form): Budget[] => {
  const effort = short ? SHORT : WHOLE;
  return (['chromium', 'firefox'] as const).flatMap((browser) =>
    effort.sizes.flatMap((size) => budgetsOfSize(browser, size, effort)),
  );
};

function budgetsOfSize(browser: BrowserName, size: number, effort: Effort): Budget[] {
  const measured = once(() => measure(browser, size, effort));
  /** Such a budget holds for the largest, and so for what a short bench measures; the others show how it grows. */
  const figure = (name: string, unit: string, budget: number | Record<number, number> | null): Budget => ({
    name: `history: ${name}, ${size} stored, ${browser}`,
    measure: async () => {
      const samples = (await measured())[name];
      if (!samples) throw new Error(`"${name}" was not measured.`);
      const holds = size === BUDGET_OF_SIZE || (effort === SHORT && unit === 'ms');
      const own = typeof budget === 'object' ? (budget?.[size] ?? null) : holds ? budget : null;
      return figureOf(samples, unit, own);
    },
  });
  return [
    ...PAGES.map(([name]) => figure(name, 'ms', 10)),
    figure('a page in the middle', 'ms', 10),
    ...['word', 'order ID', 'checkout ID', 'address, its end', 'transaction hash, its middle', 'nothing found'].map(
      (kind) => figure(`search by ${kind}`, 'ms', 50),
    ),
    figure('key to rows on screen', 'ms', null),
    figure('longest task while typing', 'ms', 50),
    figure('desk opened to everything can be found', 'ms', null),
    figure('export as a table', 'rows/s', null),
    figure('export as lines', 'rows/s', null),
    figure('restore into an empty desk', 'rows/s', null),
    figure('the same rows into raw storage with the same indexes', 'rows/s', null),
    figure('restore, time as a multiple of raw storage', 'times', 2),
    figure('memory of the browser with everything loaded, at most above before', 'MB', LOADED_MB),
    figure('memory of the browser while exporting, at most above before', 'MB', EXPORTING_MB),
    figure('memory of the browser while restoring, at most above before', 'MB', RESTORING_MB),
    figure('popup, open to first rows', 'ms', null),
    figure('empty Preact page', 'ms', null),
    figure('popup as a multiple of an empty Preact page', 'times', 1.5),
  ];
}

async function measure(browser: BrowserName, size: number, effort: Effort): Promise<Samples> {
  const { folder, remove } = await withStopwatch(browser);
  try {
    return await withDesk(browser, (desk, simulator) => full(desk, simulator, size, effort), { extension: folder });
  } finally {
    remove();
  }
}

async function full(desk: Desk, simulator: Simulator, size: number, effort: Effort): Promise<Samples> {
  const page = await addAccount(desk, simulator.accounts[0]);
  const { accounts } = await rowsOf<{ accounts: { id: string; widgetId: string }[] }>(page, 'checkout-desk-accounts');
  await page.close();
  const quiet = await openQuiet(desk);
  const [account] = accounts;
  if (!account) throw new Error('There is no account.');
  await storeRealistic(quiet, account.id, account.widgetId, size, Date.now());

  const names = { [account.id]: 'Shop A' };
  const samples: Samples = {};
  const note = (name: string, sample: number) => {
    samples[name] ??= [];
    samples[name].push(sample);
  };
  for (let round = 0; round < effort.openings; round += 1) {
    const empty = await shownAt(desk, 'empty.html');
    const popup = await shownAt(desk, 'popup.html');
    note('empty Preact page', empty);
    note('popup, open to first rows', popup);
  }
  note(
    'popup as a multiple of an empty Preact page',
    middle(samples['popup, open to first rows']) / middle(samples['empty Preact page']),
  );

  const loading = watchMemory();
  note('desk opened to everything can be found', await quiet.evaluate(startFinding));
  note('memory of the browser with everything loaded, at most above before', loading());
  const ids = await quiet.evaluate(someIds);
  const searches: [string, string][] = [
    ['search by word', 'okaf'],
    ['search by order ID', ids.orderId],
    ['search by checkout ID', ids.id],
    ['search by address, its end', ids.address.slice(-6)],
    ['search by transaction hash, its middle', ids.txHash.slice(20, 28)],
    ['search by nothing found', 'zzzzzzzz'],
  ];
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [name, search, by] of PAGES) note(name, await quiet.evaluate(findPage, search, by, 1, names));
    note('a page in the middle', await quiet.evaluate(findPage, '', 'created', Math.min(200, size / 100), names));
    for (const [name, search] of searches) note(name, await quiet.evaluate(findPage, search, 'created', 1, names));
  }

  const exporting = watchMemory();
  note('export as a table', size / (await quiet.evaluate(copyAll, 'csv')).seconds);
  const lines = await quiet.evaluate(copyAll, 'lines');
  note('export as lines', size / lines.seconds);
  note('memory of the browser while exporting, at most above before', exporting());
  const list = await desk.open('options.html#/checkouts', WIDE);
  await list.findByCss('.checkout-list-count').waitForText(size.toLocaleString('en-US'));
  const texts = ['okafor', 'status:paid dana', 'tag:vip', '1000', 'jürgen vogel'];
  for (const [at, text] of Array.from({ length: effort.texts }, () => texts)
    .flat()
    .entries()) {
    await list.findByLabel('Search checkouts').fill('');
    await list.evaluate(watchTyping);
    for (const key of text) {
      await list.type(key);
      await sleep(100);
    }
    await sleep(500);
    const { toRows, longest } = await list.evaluate(typed);
    for (const each of toRows) note('key to rows on screen', each);
    // The first search compiles what all others use.
    if (at > 0) note('longest task while typing', longest);
  }
  await list.close();

  await quiet.evaluate(forgetAll);
  const raw = await quiet.evaluate(writeRaw);
  await quiet.evaluate(startFinding);
  const restoring = watchMemory();
  const ours = await quiet.evaluate(restoreCopy);
  note('memory of the browser while restoring, at most above before', restoring());
  if (ours.added !== size) throw new Error(`${ours.added} of ${size} were restored.`);
  note('restore into an empty desk', size / ours.seconds);
  note('the same rows into raw storage with the same indexes', size / raw);
  note('restore, time as a multiple of raw storage', ours.seconds / raw);
  return samples;
}

/** ms from the start of a page to its first row, or to its paragraph. */
async function shownAt(desk: Desk, path: string): Promise<number> {
  const page = await desk.open(path, POPUP);
  const at = await page.waitFor(() => Number(document.documentElement.dataset.shownAt ?? 0));
  await page.close();
  return at;
}

/* What follows runs in a page. */

/** Starts the desk's worker as the desk does, and speaks to it as comlink does. Returns the ms until all can be found. */
async function startFinding(): Promise<number> {
  const began = performance.now();
  const worker = new Worker('/desk-worker.js');
  let last = 0;
  const ask = (method: string, ...values: unknown[]) =>
    new Promise((resolve) => {
      last += 1;
      const id = `bench-${last}`;
      const hear = ({ data }: MessageEvent) => {
        if (data.id !== id) return;
        worker.removeEventListener('message', hear);
        resolve(data.value);
      };
      worker.addEventListener('message', hear);
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      worker.postMessage({ id, type: 'APPLY', path: [method], argumentList });
    });
  Reflect.set(globalThis, 'ask', ask);
  await ask('filled');
  return performance.now() - began;
}

/** The order and the IDs of a checkout in the middle. */
async function someIds(): Promise<{ orderId: string; id: string; address: string; txHash: string }> {
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
  const db = await done(indexedDB.open('checkout-desk-history'));
  const rows = await done(db.transaction('checkouts').objectStore('checkouts').getAll('CCO-7', 1000));
  const more = await done(
    db.transaction('checkouts').objectStore('checkouts').getAll(IDBKeyRange.lowerBound('CCO-7'), 1000),
  );
  db.close();
  const row = [...rows, ...more].find(({ request }) => request !== null);
  return { orderId: row.orderId, id: row.id, address: row.request.address, txHash: row.request.txHash };
}

/** ms of asking for one page, after as many as are to be passed, and reading its rows. */
async function findPage(search: string, by: Sort['by'], pages: number, names: Record<string, string>): Promise<number> {
  const ask = Reflect.get(globalThis, 'ask');
  const wanted: Omit<Asked<'find'>, 'after'> = { search, sort: { by, down: true }, accountId: null, names, limit: 50 };
  let after = null;
  for (let page = 1; page < pages; page += 1) after = (await ask('find', { ...wanted, after })).next;
  const began = performance.now();
  await ask('find', { ...wanted, after });
  return performance.now() - began;
}

async function copyAll(kind: 'csv' | 'lines'): Promise<{ seconds: number }> {
  const began = performance.now();
  const all: Asked<'copy'> = { kind, bom: false, ids: null, under: null, at: Date.now(), names: {} };
  const copy = await Reflect.get(globalThis, 'ask')('copy', all, null);
  Reflect.set(globalThis, 'copy', copy.file);
  return { seconds: (performance.now() - began) / 1000 };
}

/** Empties the history, as if nothing had ever been in it. */
async function forgetAll(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('checkout-desk-history');
    opening.onsuccess = () => resolve(opening.result);
  });
  const work = db.transaction(['checkouts', 'timeline'], 'readwrite');
  for (const name of ['checkouts', 'timeline']) work.objectStore(name).clear();
  await new Promise((resolve) => {
    work.oncomplete = resolve;
  });
  db.close();
}

async function restoreCopy(): Promise<{ seconds: number; added: number }> {
  const file = new File([Reflect.get(globalThis, 'copy')], 'copy.jsonl');
  const began = performance.now();
  const copy: Asked<'restore'> = { file, opened: null, partly: false };
  const { added } = await Reflect.get(globalThis, 'ask')('restore', copy, null);
  return { seconds: (performance.now() - began) / 1000, added };
}

/** Seconds of writing the rows of the copy into a database with our tables and indexes, as fast as the browser can. */
async function writeRaw(): Promise<number> {
  const copy: Blob = Reflect.get(globalThis, 'copy');
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const ours = await done(indexedDB.open('checkout-desk-history'));
  const opening = indexedDB.open('raw');
  opening.onupgradeneeded = () => {
    const reading = ours.transaction(['checkouts', 'timeline']);
    for (const name of ['checkouts', 'timeline']) {
      const { keyPath, autoIncrement, indexNames } = reading.objectStore(name);
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexNames) store.createIndex(index, reading.objectStore(name).index(index).keyPath);
    }
  };
  const db = await done(opening);
  ours.close();
  const BATCH = 200;
  const began = performance.now();
  const write = async (lines: string[]) => {
    const work = db.transaction(['checkouts', 'timeline'], 'readwrite');
    for (const line of lines) {
      const { checkout, timeline } = JSON.parse(line);
      if (!checkout) continue;
      work.objectStore('checkouts').put(checkout);
      for (const { seq: _, ...entry } of timeline) work.objectStore('timeline').add(entry);
    }
    await new Promise((resolve, reject) => {
      work.oncomplete = resolve;
      work.onabort = () => reject(work.error);
    });
  };
  const lines: string[] = [];
  let rest = '';
  const reader = copy.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const read = (rest + part.value).split('\n');
    rest = read.pop() ?? '';
    lines.push(...read);
    while (lines.length >= BATCH) await write(lines.splice(0, BATCH));
  }
  if (lines.length > 0) await write(lines);
  const seconds = (performance.now() - began) / 1000;
  db.close();
  await done(indexedDB.deleteDatabase('raw'));
  return seconds;
}

/** Notes for each key how long it takes until the list has changed and is painted, and the longest task of the page. */
function watchTyping(): void {
  Reflect.get(globalThis, 'typing')?.end.abort();
  const typing = { toRows: [] as number[], gap: 0, tasks: [] as number[], tell: () => {}, end: new AbortController() };
  const { signal } = typing.end;
  Reflect.set(globalThis, 'typing', typing);
  const list = document.querySelector('.checkout-list');
  if (!list) throw new Error('There is no list.');
  const hear = () => {
    const pressed = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => {
        typing.toRows.push(performance.now() - pressed);
      });
    });
    observer.observe(list, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  };
  addEventListener('keydown', hear, { signal });
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    const note = (entries: PerformanceEntryList) => typing.tasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });
    typing.tell = () => note(observer.takeRecords());
    signal.addEventListener('abort', () => observer.disconnect());
  }
  // A timer fires when the page has nothing else to do: what is between two is of all tasks between them, and the timer's
  // 4 ms. A message to itself would come oftener, but keeps a processor busy, and fills the memory that the page then clears.
  let before = performance.now();
  const look = () => {
    const now = performance.now();
    typing.gap = Math.max(typing.gap, now - before);
    before = now;
    if (!signal.aborted) setTimeout(look);
  };
  setTimeout(look);
}

/** What was noted. A browser that tells of long tasks does of those over 50 ms; a shorter one is at most the longest gap. */
function typed(): { toRows: number[]; longest: number } {
  const { toRows, gap, tasks, tell } = Reflect.get(globalThis, 'typing');
  tell();
  const tells = PerformanceObserver.supportedEntryTypes.includes('longtask');
  return { toRows, longest: tells ? Math.max(Math.min(gap, 50), ...tasks) : gap };
}

function middle(samples: number[] | undefined): number {
  return figureOf(samples ?? [], '', null).median;
}
