import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FROM_FORM } from '../../../lib/navigation/fromForm';
import { openDesk } from '../../../lib/navigation/openDesk';
import { routeOf } from '../../../lib/navigation/route';
import type { Route } from '../../../lib/navigation/routes';
import { hashOf } from '../../../lib/navigation/routes';
import { CHECKOUT_ID } from '../support/examples';

beforeEach(() => fakeBrowser.reset());

describe('a route of the desk', () => {
  it.each<[Route, string]>([
    [{ at: 'checkouts' }, '#/checkouts'],
    [{ at: 'checkout', id: CHECKOUT_ID }, `#/checkouts/${CHECKOUT_ID}`],
    [{ at: 'checkout', id: 'a/b#c?d é' }, '#/checkouts/a%2Fb%23c%3Fd%20%C3%A9'],
    [{ at: 'checkouts', view: 'q=status%3Apaid&sort=-amount' }, '#/checkouts?q=status%3Apaid&sort=-amount'],
    [{ at: 'checkout', id: 'a?b', view: 'q=a%3Fb' }, '#/checkouts/a%3Fb?q=a%3Fb'],
    [{ at: 'overview' }, '#/overview'],
    [{ at: 'overview', view: 'q=tag%3Avip' }, '#/overview?q=tag%3Avip'],
    [{ at: 'import' }, '#/import'],
    [{ at: 'new' }, '#/new'],
    [{ at: 'new', view: 'q=tag%3Avip' }, '#/new?q=tag%3Avip'],
    [{ at: 'attention' }, '#/attention'],
    [{ at: 'presets' }, '#/presets'],
    [{ at: 'presets', from: FROM_FORM }, '#/presets/form'],
    [{ at: 'presets', from: CHECKOUT_ID }, `#/presets/${CHECKOUT_ID}`],
    [{ at: 'settings' }, '#/settings'],
    [{ at: 'settings', section: 'keys' }, '#/settings/keys'],
    [{ at: 'account', id: null }, '#/accounts/new'],
    [{ at: 'account', id: '6d7c2b9e-9f5b-4a62-8c1d-0c7d2f1f7a11' }, '#/accounts/6d7c2b9e-9f5b-4a62-8c1d-0c7d2f1f7a11'],
    [{ at: 'account', id: 'a/b#c?d é' }, '#/accounts/a%2Fb%23c%3Fd%20%C3%A9'],
  ])('%j prints as %s and parses back: "so that reload and back work"', (route, hash) => {
    expect(hashOf(route)).toBe(hash);
    expect(routeOf(hash)).toEqual(route);
  });

  it.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/SETTINGS',
    '#/checkouts/',
    '#/checkouts/a/b',
    'settings',
    '#/checkout/x',
    '#/accounts',
    '#/accounts/',
    '#/accounts/a/b',
    '#/account/x',
  ])('is the list for the unknown %j', (hash) => {
    expect(routeOf(hash)).toEqual({ at: 'checkouts' });
  });

  it('survives a malformed percent-encoding', () => {
    expect(routeOf('#/checkouts/%E0%A4%A')).toEqual({ at: 'checkout', id: '%E0%A4%A' });
    expect(routeOf('#/accounts/%E0%A4%A')).toEqual({ at: 'account', id: '%E0%A4%A' });
  });
});

describe('openDesk', () => {
  const DESK = 'chrome-extension://test-extension-id/options.html';

  it('opens a tab when there is none', async () => {
    await openDesk(hashOf({ at: 'settings' }));
    expect((await fakeBrowser.tabs.query({})).map(({ url }) => url)).toContain(`${DESK}#/settings`);
  });

  it('navigates in the tab that is open, and brings it to the front', async () => {
    const tab = await fakeBrowser.tabs.create({ url: `${DESK}#/checkouts` });
    const other = await fakeBrowser.tabs.create({ url: 'https://shop.example/' });
    // The fake browser compares URLs literally; a real one matches the pattern.
    const query = vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [tab]);
    await openDesk(hashOf({ at: 'checkout', id: 'x' }));
    expect(query).toHaveBeenCalledWith({ url: `${DESK}*` });
    query.mockRestore();
    expect(await fakeBrowser.tabs.get(tab.id ?? -1)).toMatchObject({ url: `${DESK}#/checkouts/x`, active: true });
    expect(await fakeBrowser.tabs.get(other.id ?? -1)).toMatchObject({ url: 'https://shop.example/' });
  });
});
