import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NotLocked } from '../../../../components/accounts/lock/NotLocked';
import { lockState } from '../../../../lib/accounts/settings';
import { Failed } from '../../../../lib/shared/failure/failed';
import { writeSetting } from '../../../../lib/storage/settings';
import { textOf } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

describe('locking that failed', () => {
  it('without a passphrase says what is missing, and leads to it', async () => {
    await writeSetting(lockState, { is: 'off' });
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    render(<NotLocked error={new Failed({ is: 'nothing to lock' })} />);
    const said = await screen.findByRole('alert');
    expect(textOf(said)).toContain('Couldn’t lock Checkout Desk. Locking needs a passphrase, and you haven’t set one.');
    await userEvent.click(screen.getByRole('button', { name: 'Set a passphrase' }));
    await waitFor(() => expect(opened.mock.calls[0]?.[0].url).toMatch(/#\/settings\/passphrase$/));
  });

  it('says nothing more of it once there is one', async () => {
    await writeSetting(lockState, { is: 'unlocked' });
    const { container } = render(<NotLocked error={new Failed({ is: 'nothing to lock' })} />);
    expect(container.textContent).toBe('');
  });

  it('for another reason names it', async () => {
    render(<NotLocked error={new Error('The background is gone.')} />);
    expect(textOf(await screen.findByRole('alert'))).toBe('Couldn’t lock Checkout Desk. The background is gone.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
