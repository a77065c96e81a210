import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countRefusals } from '../../../lib/background/refusals';
import { refusals } from '../../../lib/messaging/refusals';
import { readSetting } from '../../../lib/storage/settings';
import { NOW } from '../support/examples';

beforeEach(() => fakeBrowser.reset());

const counted = () => vi.waitFor(async () => (await readSetting(refusals)) ?? Promise.reject(new Error('none yet')));

it('counts each kind, with when the last one came', async () => {
  let now = NOW;
  const count = countRefusals(() => now++);
  count('another extension');
  count('another extension');
  count('a malformed unlock');
  await vi.waitFor(async () => expect(await counted()).toHaveLength(2));
  expect(await counted()).toEqual([
    { kind: 'another extension', count: 2, lastAt: NOW + 1 },
    { kind: 'a malformed unlock', count: 1, lastAt: NOW + 2 },
  ]);
});

it('counts all that come at once: "two at once would count as one"', async () => {
  const count = countRefusals(() => NOW);
  for (let i = 0; i < 200; i++) count(i % 2 === 0 ? 'not a command' : 'a page that is not ours');
  await vi.waitFor(async () =>
    expect(await counted()).toEqual([
      { kind: 'not a command', count: 100, lastAt: NOW },
      { kind: 'a page that is not ours', count: 100, lastAt: NOW },
    ]),
  );
});

it('goes on counting after a background was killed and woken, and starts over when the browser was closed', async () => {
  countRefusals(() => NOW)('not a command');
  await counted();
  countRefusals(() => NOW)('not a command');
  await vi.waitFor(async () => expect(await counted()).toMatchObject([{ kind: 'not a command', count: 2 }]));
  await fakeBrowser.storage.session.clear();
  countRefusals(() => NOW)('not a command');
  await vi.waitFor(async () => expect(await counted()).toMatchObject([{ kind: 'not a command', count: 1 }]));
});

it('goes on counting after one that could not be stored', async () => {
  const count = countRefusals(() => NOW);
  const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('full'));
  count('not a command');
  count('not a command');
  await vi.waitFor(async () => expect(await counted()).toMatchObject([{ kind: 'not a command', count: 1 }]));
  set.mockRestore();
});
