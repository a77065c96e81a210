import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SaveHistory } from '../../components/SaveHistory';
import { openHistory } from '../../lib/history/database';
import { checkout } from '../unit/examples';
import { startDownloads } from './downloads';

const LABEL = 'Save a copy of the history';

afterEach(() => vi.restoreAllMocks());

describe('saving a copy of the history', () => {
  it('downloads one file, named after the day, and says so', async () => {
    const history = openHistory();
    await history.checkouts.put(checkout({ id: 'a', orderId: '10482' }));
    const files = startDownloads();
    render(<SaveHistory accountName={() => 'Shop A'} />);
    await userEvent.setup().click(screen.getByRole('button', { name: LABEL }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Saved'));
    expect(files).toHaveLength(1);
    expect(files[0]?.name).toMatch(/^checkout-desk-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(await files[0]?.blob).toContain('"orderId":"10482"');
    expect(await files[0]?.blob).toContain('"account":"Shop A"');
    await history.delete();
  });

  it('says why nothing was saved, and can be tried again', async () => {
    const files = startDownloads();
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new Error('No room for the file.');
    });
    render(<SaveHistory accountName={() => null} />);
    await userEvent.setup().click(screen.getByRole('button', { name: LABEL }));
    expect((await screen.findByRole('alert')).textContent).toBe('Nothing was saved. No room for the file.');
    expect(files).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: LABEL }).disabled).toBe(false);
  });
});
