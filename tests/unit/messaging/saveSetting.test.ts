import { effect } from '@preact/signals';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveSetting } from '../../../lib/messaging/saveSetting';
import { Failed } from '../../../lib/shared/failure/failed';
import { changeSetting, settingSignal } from '../../../lib/storage/settingSignal';
import type { Setting } from '../../../lib/storage/settings';
import { readSetting, writePageSetting, writeSetting } from '../../../lib/storage/settings';

const colour: Setting<string, 'command'> = { key: 'colour', area: 'local', schema: v.string(), writer: 'command' };
const inside: Setting<string, 'background'> = { ...colour, key: 'inside', writer: 'background' };

/** A background that answers each change when the test says so, and what it was sent. */
function startBackground() {
  const sent: { value: unknown; answer: (reply: object | undefined) => void }[] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
    ((message: { payload: { value: unknown } }) =>
      new Promise((answer) => void sent.push({ value: message.payload.value, answer }))) as never,
  );
  return sent;
}
/** The background stores what it was sent as the change of this number, and says so. */
async function stored(at: number): Promise<void> {
  await writeSetting(colour, (sent[at]?.value ?? null) as string | null);
  sent[at]?.answer({ answer: undefined });
}
const LOCKED = { failed: { is: 'locked' } };

let sent: ReturnType<typeof startBackground>;
let seen: unknown[];
let stop: () => void;
beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  await writeSetting(colour, 'red');
  sent = startBackground();
  seen = [];
  stop = effect(() => void seen.push(settingSignal(colour).value));
  await vi.waitFor(() => expect(seen.at(-1)).toBe('red'));
});

afterEach(() => stop());

describe('saving a guarded setting', () => {
  it('shows it at once and asks the background, and writes nothing itself', async () => {
    const saving = saveSetting(colour, 'blue');
    expect(seen.at(-1)).toBe('blue');
    expect(sent.map(({ value }) => value)).toEqual(['blue']);
    expect(await readSetting(colour)).toBe('red');
    await stored(0);
    await saving;
    expect(seen).toEqual([undefined, 'red', 'blue']);
  });

  it('shows what is stored again when it is refused, and says why', async () => {
    const saving = saveSetting(colour, 'blue');
    sent[0]?.answer(LOCKED);
    await expect(saving).rejects.toEqual(new Failed({ is: 'locked' }));
    await vi.waitFor(() => expect(seen.at(-1)).toBe('red'));
  });

  it('shows what another page has stored meanwhile when it is refused', async () => {
    const saving = saveSetting(colour, 'blue');
    await writeSetting(colour, 'green');
    sent[0]?.answer(LOCKED);
    await expect(saving).rejects.toThrow();
    await vi.waitFor(() => expect(seen.at(-1)).toBe('green'));
  });

  it('is asked again of a background that was ended before it could answer', async () => {
    const saving = saveSetting(colour, 'blue');
    sent[0]?.answer(undefined);
    await vi.waitFor(() => expect(sent.map(({ value }) => value)).toEqual(['blue', 'blue']));
    await stored(1);
    await saving;
    expect(seen.at(-1)).toBe('blue');
  });

  it('sends changes of one setting in their order, also after one that failed', async () => {
    const first = saveSetting(colour, 'blue');
    const second = saveSetting(colour, null);
    expect(sent.map(({ value }) => value)).toEqual(['blue']);
    sent[0]?.answer(LOCKED);
    await expect(first).rejects.toThrow();
    await vi.waitFor(() => expect(sent.map(({ value }) => value)).toEqual(['blue', null]));
    await stored(1);
    await second;
    expect(await readSetting(colour)).toBeNull();
    expect(seen).toEqual([undefined, 'red', 'blue', null]);
  });

  it('shows the last of several changes all the while, never one before it again', async () => {
    const all = ['blue', 'green', 'white'].map((value) => saveSetting(colour, value));
    for (const at of [0, 1, 2]) {
      await vi.waitFor(() => expect(sent).toHaveLength(at + 1));
      await stored(at);
    }
    await Promise.all(all);
    // Whatever is notified of has been seen by now.
    await writeSetting(colour, 'black');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('black'));
    expect(seen).toEqual([undefined, 'red', 'blue', 'green', 'white', 'black']);
  });
});

describe('the types', () => {
  it('let no page write a setting that is not its own', () => {
    // @ts-expect-error It is changed by the command.
    const guarded = () => changeSetting(colour, 'blue');
    // @ts-expect-error It is changed by the command.
    const written = () => writePageSetting(colour, 'blue');
    // @ts-expect-error Only the background writes it.
    const own = () => changeSetting(inside, 'blue');
    // @ts-expect-error There is no command for it.
    const asked = () => saveSetting(inside, 'blue');
    expect([guarded, written, own, asked]).toHaveLength(4);
  });
});
