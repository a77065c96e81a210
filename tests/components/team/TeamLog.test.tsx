import { signal } from '@preact/signals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TeamLog } from '../../../components/team/TeamLog';
import { DAY } from '../../../lib/shared/time';
import type { Live } from '../../../lib/storage/liveSignal';
import type { AuditLine } from '../../../lib/sync/audit';
import type { LogEntry } from '../../../lib/team/audit/auditLog';
import { hashOf } from '../../../lib/team/audit/auditRecord';
import { NOW } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { rowsOf } from '../support/stage';

useAmericanEnglish();

const ANNA = { log: 'aaaaaaaaaa.1', agent: 'anna', name: 'Anna' };

/** Lines of Anna's log, chained, newest first. */
async function chained(...acts: (Omit<AuditLine, 'at'> & { orderId?: string })[]): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let before = '';
  for (const [index, { orderId = '', ...act }] of acts.entries()) {
    const entry = { ...ANNA, n: index + 1, orderId, line: { ...act, at: NOW - DAY, before } };
    before = await hashOf(entry, entry.line);
    entries.unshift(entry);
  }
  return entries;
}

function show(live: Live<LogEntry[]>, now = NOW) {
  const save = vi.fn<(file: Blob, name: string) => void>();
  render(<TeamLog log={signal(live)} clock={signal(now)} save={save} />);
  return { user: userEvent.setup(), save };
}
const ready = (value: LogEntry[]) => show({ state: 'ready', value });
const rows = () => rowsOf(screen.getByRole('table')).map(([, ...cells]) => cells.join(': '));

describe('the audit log', () => {
  it('says who did what, and leads to a checkout that is known here', async () => {
    ready(
      await chained(
        { what: 'joined' },
        { what: 'created', checkoutId: 'CCO-1', orderId: 'order-1' },
        { what: 'erased', count: 2 },
        { what: 'noted', checkoutId: 'CCO-gone' },
      ),
    );
    expect(rows()).toEqual([
      'Anna: Changed a note CCO-gone',
      'Anna: Erased 2 checkouts',
      'Anna: Created a checkout order-1',
      'Anna: Joined the team',
    ]);
    expect(screen.getByRole('link', { name: 'order-1' }).getAttribute('href')).toBe('#/checkouts/CCO-1');
    expect(screen.queryByRole('link', { name: 'CCO-gone' })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is searched, and what was found is exported with its hashes', async () => {
    const { user, save } = ready(
      await chained({ what: 'created', checkoutId: 'CCO-1', orderId: 'o-1' }, { what: 'exported', count: 1 }),
    );
    await user.type(screen.getByRole('searchbox', { name: 'Search the audit log' }), 'exported');
    expect(screen.getByRole('status').textContent).toBe('1 entry');
    const button = screen.getByRole('button', { name: 'Export log' });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    await user.click(button);
    const [file, name] = save.mock.calls[0] ?? [];
    expect(name).toBe('checkout-desk-audit-2026-03-01.csv');
    const lines = (await file?.text())?.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/,anna,Anna,exported,,,1,aaaaaaaaaa\.1,2,[\w-]{43},[\w-]{43}$/);
  });

  it('is exported to a file with the local day in its name', async () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    onTestFinished(() => void vi.unstubAllEnvs());
    const value = await chained({ what: 'created' });
    const { user, save } = show({ state: 'ready', value }, Date.UTC(2026, 2, 1, 23, 30));
    const button = screen.getByRole('button', { name: 'Export log' });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    await user.click(button);
    expect(save.mock.calls[0]?.[1]).toBe('checkout-desk-audit-2026-03-02.csv');
  });

  it('says whose log was changed, and of which a part has not arrived', async () => {
    const all = await chained({ what: 'created' }, { what: 'noted' }, { what: 'left' });
    const bobs = { ...ANNA, log: 'bbbbbbbbbb.1', agent: 'bob', name: 'Bob' };
    const [, second] = all;
    ready([
      ...all.map((entry) => (entry === second ? { ...entry, line: { ...entry.line, what: 'exported' } } : entry)),
      ...(await chained({ what: 'created' }, { what: 'noted' })).slice(0, 1).map((entry) => ({ ...entry, ...bobs })),
    ]);
    expect((await screen.findByRole('alert')).textContent).toContain('Anna');
    expect(screen.getByText(/hasn’t arrived yet/).textContent).toContain('Bob');
  });

  it('shows fifty, and more when asked', async () => {
    const { user } = ready(await chained(...Array.from({ length: 120 }, () => ({ what: 'noted' }))));
    expect(rows()).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(rows()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(rows()).toHaveLength(120);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('is empty, could not be read, or is being read', () => {
    ready([]);
    expect(screen.getByRole('status').textContent).toBe('0 entries');
    expect(screen.getByRole('button', { name: 'Export log' })).toHaveProperty('disabled', true);
    show({ state: 'failed', error: new Error('no') });
    expect(screen.getByRole('alert').textContent).toBe('Couldn’t read the audit log.');
  });
});
