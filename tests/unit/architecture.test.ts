import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const IN_MONITOR = ['lib/monitor/', 'lib/history/', 'lib/accounts/', 'lib/inqud/', 'lib/problem', 'lib/time'];
const IN_ACCOUNTS = [
  'lib/accounts/',
  'lib/inqud/',
  'lib/settings',
  'lib/deskSettings',
  'lib/time',
  'lib/text',
  'lib/databaseVersion',
  // A kept webhook secret is used where it lies.
  'lib/webhook/digest',
];

/** What each room may import of ours, by the beginning of the path. The first rule that fits a file holds. */
const RULES: [room: string, allowed: string[]][] = [
  ['lib/inqud/', ['lib/inqud/']],
  ['lib/history/', ['lib/history/', 'lib/inqud/', 'lib/time', 'lib/databaseVersion', 'lib/removed']],
  [
    'lib/search/',
    ['lib/search/', 'lib/history/', 'lib/inqud/', 'lib/amount', 'lib/orList', 'lib/plainAmount', 'lib/time'],
  ],
  [
    'lib/finding/',
    [
      'lib/finding/',
      'lib/search/',
      'lib/history/',
      'lib/inqud/',
      'lib/accounts/database',
      'lib/accounts/restoring',
      'lib/monitor/attention',
      'lib/removed',
      'lib/copyFile',
      'lib/copyStore',
      'lib/countText',
      'lib/time',
    ],
  ],
  ['lib/requests/', ['lib/requests/', 'lib/inqud/', 'lib/settings', 'lib/deskSettings', 'lib/time']],
  ['lib/accounts/commands', [...IN_ACCOUNTS, 'lib/messaging', 'lib/problem']],
  ['lib/accounts/', IN_ACCOUNTS],
  // What is told by the browser has words, a place that it opens, and a person's choices.
  ['lib/monitor/noticeWords', ['lib/history/', 'lib/countText', 'lib/words']],
  ['lib/monitor/notifier', [...IN_MONITOR, 'lib/desk', 'lib/settings', 'lib/deskSettings']],
  ['lib/monitor/clock', [...IN_MONITOR, 'lib/settings']],
  ['lib/monitor/', IN_MONITOR],
  // A paste is read and a run is carried out without a browser; who sends, stores and waits comes by parameters.
  [
    'lib/many/',
    [
      'lib/many/',
      'lib/inqud/',
      'lib/messageOf',
      'lib/messaging',
      'lib/amount',
      'lib/draft',
      'lib/csv',
      'lib/countText',
      'lib/problem',
      'lib/time',
      'lib/words',
    ],
  ],
  // Presets know the form, and neither accounts nor the history.
  [
    'lib/presets/',
    [
      'lib/presets/',
      'lib/inqud/checkoutTypes',
      'lib/amount',
      'lib/draft',
      'lib/expiryWords',
      'lib/sameForm',
      'lib/template',
      'lib/text',
      'lib/unknownPlaceholder',
    ],
  ],
  // A page takes an order without loading what listens for one. What is asked for from outside reads no secret and sends nothing.
  [
    'lib/anywhere/taking',
    [
      'lib/anywhere/orderIn',
      'lib/presets/',
      'lib/draftForm',
      'lib/permissions',
      'lib/settings',
      'lib/startForm',
      'lib/time',
    ],
  ],
  [
    'lib/anywhere/',
    [
      'lib/anywhere/',
      'lib/history/',
      'lib/search/',
      'lib/desk',
      'lib/deskSettings',
      'lib/draft',
      'lib/permissions',
      'lib/settings',
      'lib/words',
    ],
  ],
  // What leaves by hand is made of what it is given: nothing here reads a database or a setting, or sends a message.
  [
    'lib/share/',
    [
      'lib/share/',
      'lib/history/',
      'lib/inqud/',
      'lib/detailWords',
      'lib/jsonLayout',
      'lib/text',
      'lib/unknownPlaceholder',
      'lib/words',
    ],
  ],
  ['lib/widget/', ['lib/widget/', 'lib/inqud/', 'lib/share/plainText']],
  ['lib/webhook/words', ['lib/webhook/', 'lib/words']],
  ['lib/webhook/commands', ['lib/webhook/', 'lib/history/', 'lib/accounts/webhookVault', 'lib/messaging']],
  ['lib/webhook/', ['lib/webhook/', 'lib/history/', 'lib/inqud/', 'lib/widget/contract', 'lib/jsonLayout']],
  ['lib/', ['lib/']],
  ['components/', ['components/', 'lib/']],
  ['entrypoints/', ['entrypoints/', 'components/', 'lib/']],
];
/** What a page must not be able to reach: whatever asks Inqud, and whatever holds a key or a secret. */
const NOT_FOR_COMPONENTS =
  /^lib\/(monitor\/.*|webhook\/commands|accounts\/(vault|webhookVault|lock|passphrase|passphraseKey|sealing|database|commands|autolock))(\.ts)?$/;

const files = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const textOf = (file: string) => readFileSync(file, 'utf8');
const importsOf = (file: string) =>
  [...textOf(file).matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    join(dirname(file), path).replaceAll('\\', '/'),
  );
const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(textOf(file))).toSorted();

describe('the rooms of the program', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(40));

  it.each(files)('%s imports only what its room may', (file) => {
    const [room, allowed] = RULES.find(([start]) => file.startsWith(start)) ?? ['', []];
    const foreign = importsOf(file).filter((path) => !allowed.some((start) => path.startsWith(start)));
    expect(foreign, `${room} may import ${allowed.join(', ')}`).toEqual([]);
    if (room === 'components/') expect(importsOf(file).filter((path) => NOT_FOR_COMPONENTS.test(path))).toEqual([]);
    // An entrypoint's parts may import each other; nothing else may import an entrypoint.
    if (room !== 'entrypoints/') expect(importsOf(file).filter((path) => path.startsWith('entrypoints/'))).toEqual([]);
  });

  it('knows for each forbidden module that it is there, so that a new name does not open a door', () => {
    const forbidden = files.filter((file) => NOT_FOR_COMPONENTS.test(file) && file.startsWith('lib/accounts/'));
    expect(forbidden).toHaveLength(9);
  });
});

describe.each(['search', 'share', 'webhook'])('lib/%s', (room) => {
  it('takes only types from the history: it runs without a database', () => {
    const own = files.filter((file) => file.startsWith(`lib/${room}/`));
    expect(own.length).toBeGreaterThan(1);
    const fromHistory = own.flatMap((file) => textOf(file).match(/.*from '\.\.\/history\/.*/g) ?? []);
    expect(fromHistory.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });
});

describe('what is secret', () => {
  it('is unlocked for lib/accounts/lock.ts alone: nobody else names the setting that holds the key', () => {
    expect(filesWith(/\bunlockedKey\b/)).toEqual(['lib/accounts/lock.ts', 'lib/settings.ts']);
  });

  it('is in no other stored preference: storage is read by lib/settings.ts and settingsTogether.ts, and emptied by lib/erase.ts', () => {
    const touching = filesWith(/\bbrowser\s*\.storage\b|\bchrome\./);
    expect(touching).toEqual(['lib/erase.ts', 'lib/settings.ts', 'lib/settingsTogether.ts']);
  });

  it('is stored by lib/accounts/ alone: nobody else opens the tables of secrets and of the passphrase', () => {
    expect(
      filesWith(/\.(secrets|webhookSecrets|passphrases)\b/).filter((file) => !file.startsWith('lib/accounts/')),
    ).toEqual([]);
  });
});
