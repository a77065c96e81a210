import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEPT, SENT } from '../../../components/settings/privacyFacts';
import { i18n } from '../../../lib/language/i18n';
import { ACCOUNTS, HISTORY, SETTINGS } from '../../../lib/storage/databaseVersion';
import { OUTSIDE } from '../../../lib/storage/outsideKeys';
import { emptyAccounts, emptyHistory } from '../support/examples';

/** By what it is called on screen: the first words of its line in PRIVACY.md, and by which word both say that it holds what is stored. */
const HELD: Record<string, { heading: string; holds: Record<string, string> }> = {
  Accounts: {
    heading: 'Accounts',
    holds: {
      'accounts/accounts': 'widget ID',
      'accounts/secrets': 'secret',
      'accounts/webhookSecrets': 'secret',
      'accounts/passphrases': 'passphrase',
    },
  },
  Checkouts: { heading: 'Checkouts', holds: { 'history/checkouts': 'notes' } },
  Timelines: { heading: 'The timeline', holds: { 'history/timeline': 'status changed' } },
  'Checkouts with an unknown outcome': { heading: 'Creates', holds: { 'history/creates': 'outcome' } },
  Notifications: { heading: 'Notifications', holds: { 'history/notices': 'notified' } },
  'API log': { heading: 'Requests', holds: { 'history/paces': 'how many requests' } },
  Team: {
    heading: 'Team',
    holds: { 'history/team': 'server', 'history/audit': 'who did what', 'history/outbox': 'changes' },
  },
  Rates: { heading: 'Rates', holds: { prices: 'coins, limits' } },
  'Backups and exports': { heading: 'Copies and exports', holds: {} },
  'Automatic backups': {
    heading: 'Automatic backups and retention',
    holds: {
      automaticCopies: 'how often',
      lastAutomaticCopy: 'when',
      copyKey: 'key made',
      savedCopies: 'file names',
      retentionRule: 'old checkouts',
      retentionDone: 'old checkouts',
    },
  },
  Settings: {
    heading: 'Settings',
    holds: {
      language: 'language',
      theme: 'theme',
      privacyBlur: 'blurred',
      currentAccount: 'current account',
      deskShows: 'listed',
      lockRules: 'when to lock',
      listWhileLocked: 'list stays',
      lastCopy: 'backup',
      remindsOfCopies: 'remind',
      remindLater: 'remind',
      letterKeys: 'shortcuts',
      recentActions: 'quick actions',
      createsAtOnce: 'right away',
      deskColumns: 'columns',
      columnSets: 'columns',
      savedViews: 'views',
      presets: 'presets',
      uncheckedPresets: 'presets',
      defaultPreset: 'presets',
      agentName: 'your name',
      messages: 'messages',
      lastMessage: 'messages',
      noticeRules: 'notifications',
      clockOffset: 'clock',
      reopenDesk: 'update',
      erasing: 'erasing',
      hasAccounts: 'lost storage',
      storageLost: 'lost storage',
      usual: 'return URL',
    },
  },
  'While the desk is open': { heading: 'While the desk is open', holds: {} },
  'Until the browser closes': {
    heading: 'Until the browser closes',
    holds: {
      unsent: 'form as typed',
      putAside: 'beside',
      handed: 'order ID from a page',
      manyRun: 'bulk create',
      manyWish: 'bulk create',
      requestCount: '200 requests',
      unlockedKey: 'unlocked key',
      lastUse: 'last used the desk',
      lockState: 'locked',
      updateReady: 'update waits',
      unseenUpdate: 'was installed',
      storageTrouble: 'be saved',
      changedSetting: 'be saved',
      refusals: 'rejected',
    },
  },
};

const sources = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').map((path) => readFileSync(path, 'utf8'));
const found = (shape: RegExp) => new Set(sources.flatMap((text) => [...text.matchAll(shape)].map(([, it = '']) => it)));

const privacy = readFileSync('PRIVACY.md', 'utf8').replaceAll(/\s+/g, ' ');
const part = (title: string) => privacy.split(/ ## /).find((text) => text.startsWith(title)) ?? '';
/** The lines of PRIVACY.md about what is kept, by their first words. */
const lines = part('What is kept')
  .split(' - **')
  .slice(1)
  .map((line) => ({ heading: line.slice(0, line.indexOf('**')), text: line.toLowerCase() }));
const lineOf = (heading: string) => lines.find((line) => line.heading.startsWith(heading))?.text ?? '';

const kept = KEPT.map(({ name, what }) => ({ what, ...(HELD[i18n._(name)] ?? { heading: i18n._(name), holds: {} }) }));
const held = kept.flatMap(({ holds }) => Object.keys(holds));

describe('what the settings and PRIVACY.md say is kept and sent', () => {
  it('is every stored key and every table of a database, each once [P-23]', async () => {
    const keys = found(/\bkey: '(\w+)',\s*area: '(?:local|session)'/g).union(new Set(Object.values(OUTSIDE)));
    expect(keys.size).toBeGreaterThan(35);
    const tables = [...(await emptyHistory()).tables, ...(await emptyAccounts()).tables].map(
      ({ name, db }) => `${db.name.includes('history') ? 'history' : 'accounts'}/${name}`,
    );
    expect(held.toSorted()).toEqual([...keys, ...tables].toSorted());
    // The third one is where the settings are kept.
    expect(found(/name: '(checkout-desk-\w+)', version/g)).toEqual(
      new Set([HISTORY, ACCOUNTS, SETTINGS].map((db) => db.name)),
    );
  });

  it('lasts, or goes when the browser closes, as it says [P-62]', () => {
    const gone = { ...HELD['Until the browser closes']?.holds, ...HELD.Rates?.holds };
    expect([...found(/\bkey: '(\w+)',\s*area: 'session'/g)].toSorted()).toEqual(Object.keys(gone).toSorted());
  });

  it.each(kept.map((each) => [each.heading, each] as const))('is said in both of: %s', (heading, { what, holds }) => {
    const [here, there] = [i18n._(what).toLowerCase(), lineOf(heading)];
    expect(there).not.toBe('');
    const missing = Object.entries(holds).filter(
      ([, word]) => !here.includes(word.toLowerCase()) || !there.includes(word.toLowerCase()),
    );
    expect(missing).toEqual([]);
  });

  it('has no line in PRIVACY.md that the settings lack', () => {
    const here = kept.map(({ heading }) => heading);
    const others = lines
      .map((line) => line.heading)
      .filter((heading) => !here.some((each) => heading.startsWith(each)));
    // What is read of a page is kept with the form, until the browser closes.
    expect(others).toEqual(['An order number that you select in a page']);
  });

  it('is every host that anything is asked of or a link leads to, in both', () => {
    const hosts = SENT.flatMap(({ to }) => ('id' in to ? [] : to));
    const inSources = found(/https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g);
    expect([...inSources].filter((host) => !EXAMPLES.includes(host)).toSorted()).toEqual(hosts.toSorted());
    const inPrivacy = new Set([...part('What is sent').matchAll(/https:\/\/([a-z0-9.-]+)/g)].map(([, host]) => host));
    expect([...inPrivacy].toSorted()).toEqual(hosts.toSorted());
  });
});

/** Addresses that lead nowhere: an example of what to type, and a demo's links, which are opened by nothing. */
const EXAMPLES = ['shop.example', 'demo.invalid'];
