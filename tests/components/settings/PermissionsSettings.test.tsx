import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PermissionsSettings } from '../../../components/settings/PermissionsSettings';
import { purposesIn } from '../../../lib/permissions/purposes';
import { grantSites, sitesAllowed } from '../../../lib/permissions/sites';
import { rowsOf, startPermissions, textOf } from '../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
});

const API = 'api.inqud.com';
const WIDGET = 'paycrypto.inqud.com';
const site = (host: string) => `https://${host}/*`;
const ALL = 'Your browser allows everything Checkout Desk needs.';
const purposes = () => purposesIn('chrome');
const GRANT = 'Allow access to Inqud';

function show(allowed: boolean) {
  startPermissions(allowed);
  const grant = vi.fn();
  render(<PermissionsSettings allowed={allowed} grant={grant} />);
  return { user: userEvent.setup(), grant };
}

/** The table as the desk has it: it follows what the browser says. */
function open(taken: string[]) {
  const permissions = startPermissions(true);
  permissions.set(false, taken.map(site));
  const Page = () => <PermissionsSettings allowed={sitesAllowed.value} grant={grantSites} />;
  render(<Page />);
  return { user: userEvent.setup(), permissions };
}

const rows = () => rowsOf(screen.getByRole('region', { name: 'Permissions' })).slice(1);
const stateOf = (name: string) =>
  rows()
    .find(([what]) => what === name)
    ?.at(-1);
const become = (name: string, state: string) => waitFor(() => expect(stateOf(name)).toBe(state));

describe('the table of permissions', () => {
  it('has each of the manifest’s and each site, with what it is for', () => {
    show(true);
    expect(rows().length).toBe(purposes().length + 4);
    for (const [what, why] of rows()) {
      expect(what).not.toBe('');
      expect(why).toMatch(/\.$/);
    }
    for (const { name, what } of purposes()) expect(screen.getByTitle(name).textContent).toBe(what);
  });

  it('says that there are two sites and no others', () => {
    show(true);
    expect(textOf(screen.getByRole('region', { name: 'Permissions' }))).toMatch(/two sites and no others/);
  });

  it('says of what comes with the installation that it is allowed', () => {
    show(false);
    for (const { what } of purposes()) expect(stateOf(what)).toBe('Allowed');
  });

  it('claims nothing about the sites while that is not known', () => {
    startPermissions(true);
    vi.mocked(fakeBrowser.permissions.contains).mockImplementation(() => new Promise<boolean>(() => {}));
    render(<PermissionsSettings allowed={null} grant={() => {}} />);
    expect([stateOf(API), stateOf(WIDGET)]).toEqual(['', '']);
    expect(screen.queryByText(ALL)).toBeNull();
    expect(screen.queryByRole('button', { name: GRANT })).toBeNull();
  });

  it('says when all is allowed, and has nothing to grant then', async () => {
    open([]);
    expect(await screen.findByText(ALL)).toBeDefined();
    await become(API, 'Allowed');
    await become(WIDGET, 'Allowed');
    expect(screen.queryByRole('button', { name: GRANT })).toBeNull();
  });

  it.each([
    [[API], 'Not allowed', 'Allowed'],
    [[WIDGET], 'Allowed', 'Not allowed'],
    [[API, WIDGET], 'Not allowed', 'Not allowed'],
  ])('says of each site by itself whether it is allowed: without %j', async (taken, api, widget) => {
    open(taken);
    await become(API, api);
    await become(WIDGET, widget);
    expect(await screen.findByRole('button', { name: GRANT })).toBeDefined();
    expect(screen.queryByText(ALL)).toBeNull();
  });

  it('asks by its button, straight from the click', async () => {
    const { user, grant } = show(false);
    await user.click(screen.getByRole('button', { name: GRANT }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('says so when the person has granted both by the button', async () => {
    const { user } = open([API]);
    await user.click(await screen.findByRole('button', { name: GRANT }));
    expect(await screen.findByText(ALL)).toBeDefined();
    await become(API, 'Allowed');
  });

  it('follows when a site is taken away elsewhere', async () => {
    const { permissions } = open([]);
    await become(WIDGET, 'Allowed');
    act(() => permissions.set(false, [site(WIDGET)]));
    await become(WIDGET, 'Not allowed');
    expect(stateOf(API)).toBe('Allowed');
  });

  it('follows when one of two missing sites is given back elsewhere', async () => {
    const { permissions } = open([API, WIDGET]);
    await become(API, 'Not allowed');
    act(() => permissions.set(true, [site(API)]));
    await become(API, 'Allowed');
    expect(stateOf(WIDGET)).toBe('Not allowed');
  });

  it('follows when the second site is taken away too', async () => {
    const { permissions } = open([API]);
    await become(API, 'Not allowed');
    act(() => permissions.set(false, [site(WIDGET)]));
    await become(WIDGET, 'Not allowed');
  });
});
