import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hasSite, hasSites, onPermissionsChanged, requestSites } from '../../../lib/permissions/permissions';

const SITES = ['https://api.inqud.com/*', 'https://paycrypto.inqud.com/*'];

// The fake browser has no permissions.
const { permissions } = fakeBrowser;
let granted: string[];
const asked = vi.fn((_sites: string[]) => {});
beforeEach(() => {
  granted = [...SITES];
  const isGranted = ({ origins = [] }: { origins?: string[] }) => origins.every((site) => granted.includes(site));
  vi.spyOn(permissions, 'contains').mockImplementation(async (wanted) => isGranted(wanted));
  vi.spyOn(permissions, 'request').mockImplementation(async ({ origins = [] }) => {
    asked(origins);
    return isGranted({ origins });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  asked.mockClear();
});

it('knows whether both sites are allowed, or one of them', async () => {
  expect(await hasSites()).toBe(true);
  granted = ['https://api.inqud.com/*'];
  expect(await hasSites()).toBe(false);
  expect(await hasSite('https://api.inqud.com')).toBe(true);
  expect(await hasSite('https://paycrypto.inqud.com')).toBe(false);
});

it('requests Inqud’s two sites and no other, and returns whether they are granted', async () => {
  expect(await requestSites()).toBe(true);
  granted = [];
  expect(await requestSites()).toBe(false);
  expect(asked.mock.calls).toEqual([[SITES], [SITES]]);
});

it('notifies when a site is granted or revoked, until unsubscribed', () => {
  const events = [permissions.onAdded, permissions.onRemoved];
  const listeners = new Set<unknown>();
  for (const event of events) {
    vi.spyOn(event, 'addListener').mockImplementation((listener) => void listeners.add(listener));
    vi.spyOn(event, 'removeListener').mockImplementation((listener) => void listeners.delete(listener));
  }
  const changed = vi.fn();
  const stop = onPermissionsChanged(changed);
  expect(events.map(({ addListener }) => vi.mocked(addListener).mock.calls.length)).toEqual([1, 1]);
  stop();
  expect(listeners.size).toBe(0);
  expect(events.map(({ removeListener }) => vi.mocked(removeListener).mock.calls.length)).toEqual([1, 1]);
});
