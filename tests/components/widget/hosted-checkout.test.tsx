import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import script from '../../../entrypoints/hosted-checkout.content';
import { CHECKOUT_ID } from '../../unit/support/examples';

const sendMessage = vi.fn(async (_message: unknown) => {});
beforeEach(() => {
  fakeBrowser.reset();
  sendMessage.mockClear();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
});
afterEach(() => vi.restoreAllMocks());

/** Runs the script as in Inqud's page, and says this there. */
function announce(...details: unknown[]): void {
  const listening = vi.spyOn(document, 'addEventListener');
  Reflect.apply(script.main, script, []);
  const [name, hear] = listening.mock.lastCall ?? [];
  for (const detail of details) {
    const event = new CustomEvent('statusChanged', { detail });
    if (name === event.type && typeof hear === 'function') hear.call(document, event);
  }
}

const sent = () => sendMessage.mock.calls.map(([message]) => message);
const id = CHECKOUT_ID;

it('passes on each change that Inqud’s page announces', () => {
  announce({ id, status: 'NEW' }, { id, status: 'SUCCESS' });
  expect(sent()).toEqual(
    ['NEW', 'SUCCESS'].map((status) => ({ command: 'reportStatus', payload: { source: 'hosted page', id, status } })),
  );
});

it('passes on no more than 50, however often the page announces [S-181]', () => {
  announce(...Array.from({ length: 10_000 }, (_, at) => ({ id, status: `S${at}` })));
  expect(sent()).toHaveLength(50);
});

it.each([
  ['what was said last', [{ id, status: 'NEW' }, ...Array(99).fill({ id, status: 'NEW' })], 1],
  ['a status of any length', [{ id, status: 'x'.repeat(61) }], 0],
  ['an ID of any length', [{ id: 'x'.repeat(101), status: 'NEW' }], 0],
  ['what is no status', [null, 5, 'SUCCESS', {}, { id }, { id: 5, status: {} }, { id, status: '' }], 0],
])('passes on nothing of %s [S-181]', (_what, details, count) => {
  announce(...details);
  expect(sent()).toHaveLength(count);
});

it('is quiet in a page that was open while the extension was updated', () => {
  sendMessage.mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  expect(() => announce({ id, status: 'NEW' })).not.toThrow();
  expect(sendMessage).toHaveBeenCalledOnce();
});
