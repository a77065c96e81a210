import { signal } from '@preact/signals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { RequestsPage } from '../../../components/requests/RequestsPage';
import type { LoggedRequest } from '../../../lib/requests/logged';
import { lastRequests } from '../../../lib/requests/settings';
import { SECOND } from '../../../lib/shared/time';
import { memberOf } from '../../../lib/storage/settingFamily';
import { writeSetting } from '../../../lib/storage/settings';
import { logged } from '../../unit/requests/examples';
import { NOW } from '../../unit/support/examples';
import { refuseClipboard, startClipboard, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const note = (request: LoggedRequest) => writeSetting(memberOf(lastRequests, request.number % 200), request);
const CREATED = logged({ number: 1 });
const REFUSED = logged({
  number: 2,
  at: NOW + SECOND,
  outcome: { is: 'answered', status: 401, after: 90, body: { text: '{"message":"Unknown token"}', cut: false } },
});
const WAITING = logged({ number: 3, at: NOW + 2 * SECOND, method: 'GET', body: null, outcome: null });

async function open(...requests: LoggedRequest[]) {
  for (const request of requests) await note(request);
  const clock = signal(NOW + 3 * SECOND);
  const clear = vi.fn(async () => {});
  render(<RequestsPage clock={clock} clear={clear} />);
  await screen.findByRole('heading', { name: 'API log' });
  return { user: userEvent.setup(), clock, clear };
}
const rows = () => screen.queryAllByRole('listitem').map((row) => textOf(row.querySelector('summary')));
const methods = () => rows().map((row) => /GET|POST/.exec(row)?.[0]);
const openRow = async (user: Awaited<ReturnType<typeof open>>['user'], place = 0) => {
  const row = screen.getAllByRole('listitem')[place];
  if (!row) throw new Error(`There is no row ${place}.`);
  await user.click(row.querySelector('summary') ?? row);
  return within(row);
};

describe('the console of requests', () => {
  it('says what appears in it while there is nothing, and has nothing to clear', async () => {
    await open();
    expect(screen.getByText(/^No requests yet/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Clear' })).toHaveProperty('disabled', true);
  });

  it('has a line for each, the newest first: time, method, path, outcome, duration', async () => {
    await open(CREATED, WAITING, REFUSED);
    expect(rows()).toEqual([
      expect.stringMatching(/GET.*checkouts.*Waiting$/),
      expect.stringMatching(/POST.*checkouts.*Failed: 401.*90 ms/),
      expect.stringMatching(/^\d.*POST.*CAP-.*\/checkouts.*201.*120 ms/),
    ]);
  });

  it('shows each one as it comes and as it is answered', async () => {
    await open(CREATED);
    await note(WAITING);
    await waitFor(() => expect(methods()).toEqual(['GET', 'POST']));
    await note({ ...WAITING, outcome: { is: 'failed', why: 'network', after: 7 } });
    await waitFor(() => expect(rows()[0]).toMatch(/No connection.*7 ms/));
    await fakeBrowser.storage.session.clear();
    await screen.findByText(/^No requests yet/);
  });

  it('misses none that comes while the first ones are read', async () => {
    await note(CREATED);
    const get = fakeBrowser.storage.session.get.bind(fakeBrowser.storage.session);
    vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementationOnce(async (keys) => {
      const read = await get(keys as string[]);
      await note(WAITING);
      return read;
    });
    await open();
    expect(methods()).toEqual(['GET', 'POST']);
  });

  it('says that one was interrupted once nobody waits for it any more', async () => {
    const { clock } = await open(WAITING);
    expect(rows()[0]).toMatch(/Waiting/);
    clock.value = NOW + 30 * SECOND;
    await waitFor(() => expect(rows()[0]).toMatch(/Failed: Interrupted/));
  });

  it('opens one to what was sent and answered, line by line, with markup as text', async () => {
    const body = { text: '{"name":"<img src=x>"}', cut: false };
    const { user } = await open(logged({ body }));
    const row = await openRow(user);
    expect(row.getByRole('region', { name: 'Request body' }).textContent).toBe('{\n  "name": "<img src=x>"\n}');
    expect(row.getByRole('region', { name: 'Response body' }).textContent).toMatch(/"status": "NEW"/);
    expect(row.getByRole('region', { name: 'Request body' }).tabIndex).toBe(0);
    expect(document.querySelector('img')).toBeNull();
  });

  it('stays open while others come', async () => {
    const { user } = await open(CREATED);
    await openRow(user);
    await note(WAITING);
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(screen.getByRole('region', { name: 'Request body' })).toBeDefined();
  });

  it('copies the command and the answer, and says that a create would be made again', async () => {
    const clipboard = startClipboard();
    const { user } = await open(CREATED);
    const row = await openRow(user);
    expect(row.getByText(/Each run creates another checkout/)).toBeDefined();
    await user.click(row.getByRole('button', { name: 'Copy as curl' }));
    await row.findByRole('button', { name: 'Copied' });
    expect(clipboard.text).toMatch(/curl --request POST 'https:\/\/api.inqud.com/);
    await user.click(row.getByRole('button', { name: 'Copy response' }));
    await waitFor(() => expect(clipboard.text).toMatch(/^\{"id"/));
  });

  it('says so when the clipboard refuses', async () => {
    const { user } = await open(CREATED);
    refuseClipboard();
    const row = await openRow(user);
    await user.click(row.getByRole('button', { name: 'Copy as curl' }));
    expect(await row.findByRole('button', { name: 'Couldn’t copy' })).toBeDefined();
  });

  it('offers no command for a body of which only the beginning is kept, and no answer where there is none', async () => {
    const { user } = await open(logged({ number: 4, body: { text: '{"a', cut: true }, outcome: null }));
    const row = await openRow(user);
    expect(row.getByText(/only the beginning is kept/)).toBeDefined();
    expect(row.queryAllByRole('button')).toEqual([]);
    expect(row.getByText(/there’s no curl command for it/)).toBeDefined();
  });

  it('shows what fits the filter, says how many, and leads back to all', async () => {
    const { user } = await open(CREATED, REFUSED, WAITING);
    expect(screen.getByRole('status').textContent).toBe('');
    await user.type(screen.getByRole('searchbox', { name: 'Filter requests' }), 'unknown token');
    expect(rows()).toEqual([expect.stringMatching(/401/)]);
    expect(screen.getByRole('status').textContent).toBe('1 found');
    await user.type(screen.getByRole('searchbox'), ' nowhere');
    expect(textOf(document.body)).toContain('No matches among 3 requests.');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(rows()).toHaveLength(3);
    await user.click(screen.getByRole('checkbox', { name: 'Failed only' }));
    expect(rows()).toEqual([expect.stringMatching(/401/)]);
  });

  it('is cleared by the button', async () => {
    const { user, clear } = await open(CREATED);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(clear).toHaveBeenCalledTimes(1);
  });
});
