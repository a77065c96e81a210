import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccountForm } from '../../../components/accounts/AccountForm';
import { CoverForm } from '../../../components/accounts/lock/CoverForm';
import { PassphraseForm } from '../../../components/accounts/lock/PassphraseForm';
import { UnlockForm } from '../../../components/accounts/lock/UnlockForm';
import { MINUTE, SECOND } from '../../../lib/shared/time';
import { account, SAMPLE_SECRET } from '../../unit/support/examples';
import { placesOf } from '../support/pageState';
import { clockAt, startBackground } from '../support/stage';

const PASSPHRASE = 'vigorous otter plinth 40';

beforeEach(() => fakeBrowser.reset());

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const button = (name: string) => screen.getByRole('button', { name });

describe('what looks for a secret in the state of a page', () => {
  it('finds it in a field, a hook and a signal', async () => {
    const shown = account();
    const form = (
      <AccountForm
        account={shown}
        accounts={[shown]}
        test={async () => ({ ok: true, coins: [] })}
        save={async () => ({})}
        grant={() => {}}
      />
    );
    render(form);
    await userEvent.setup().type(field('Token secret'), SAMPLE_SECRET);
    expect(placesOf(SAMPLE_SECRET).length).toBeGreaterThan(1);
    expect(placesOf('no such text')).toEqual([]);
  });
});

describe('an account’s secret', () => {
  const open = () => {
    const shown = account();
    const form = (locked: boolean) => (
      <AccountForm
        account={shown}
        accounts={[shown]}
        locked={locked}
        test={async () => ({ ok: true, coins: ['TRON_USDT'] })}
        save={async () => ({})}
        grant={() => {}}
      />
    );
    const { rerender } = render(form(false));
    return { user: userEvent.setup(), lock: () => rerender(form(true)) };
  };

  it('is nowhere in the page once it is saved, tested or not [S-102]', async () => {
    const { user } = open();
    await user.type(field('Token secret'), SAMPLE_SECRET);
    await user.click(button('Test connection'));
    await screen.findByText(/^Connected/);
    await user.click(button('Save account'));
    await screen.findByText('Saved.');
    await waitFor(() => expect(placesOf(SAMPLE_SECRET)).toEqual([]));
  });

  it('is nowhere in the page once the desk is locked [S-102]', async () => {
    const { user, lock } = open();
    await user.type(field('Token secret'), SAMPLE_SECRET);
    await user.click(button('Test connection'));
    await screen.findByText(/^Connected/);
    lock();
    await waitFor(() => expect(placesOf(SAMPLE_SECRET)).toEqual([]));
  });

  it('is nowhere in the page once it covers an account [S-102]', async () => {
    startBackground({ coverAccount: async () => ({ ok: true }) });
    render(<CoverForm accounts={[account({ label: 'Shop' })]} />);
    await userEvent.setup().type(field('Token secret of Shop'), `${SAMPLE_SECRET}{Enter}`);
    await waitFor(() => expect(placesOf(SAMPLE_SECRET)).toEqual([]));
  });
});

describe('a passphrase', () => {
  const openUnlock = (ok: boolean) =>
    render(
      <UnlockForm
        since={0}
        clock={clockAt()}
        unlock={async () => (ok ? { ok } : { ok, why: 'wrong' })}
        forgotHref="#"
      />,
    );

  it('is nowhere in the page once it has unlocked [S-102]', async () => {
    openUnlock(true);
    await userEvent.setup().type(field('Passphrase'), `${PASSPHRASE}{Enter}`);
    await waitFor(() => expect(placesOf(PASSPHRASE)).toEqual([]));
  });

  it('that is wrong stays for a minute, to be corrected, and is nowhere after it [S-102]', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    openUnlock(false);
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).type(field('Passphrase'), `${PASSPHRASE}{Enter}`);
    await screen.findByText('Wrong passphrase. Nothing changed.');
    await pass(MINUTE - 10 * SECOND);
    expect(field('Passphrase').value).toBe(PASSPHRASE);
    await pass(11 * SECOND);
    expect(field('Passphrase').value).toBe('');
    expect(placesOf(PASSPHRASE)).toEqual([]);
  });

  it('that is new is nowhere in the page once it is set [S-102]', async () => {
    render(<PassphraseForm label="Set" change={false} known={[]} action="Set" save={async () => ({ ok: true })} />);
    const user = userEvent.setup();
    await user.type(field('New passphrase'), PASSPHRASE);
    await user.type(field('Repeat the new passphrase'), `${PASSPHRASE}{Enter}`);
    await screen.findByText('Passphrase changed');
    await waitFor(() => expect(placesOf(PASSPHRASE)).toEqual([]));
  });
});
