import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DiagnosticsSettings } from '../../../components/settings/DiagnosticsSettings';
import type { Account } from '../../../lib/accounts/account';
import type { Refusals } from '../../../lib/messaging/refusals';
import { refusals } from '../../../lib/messaging/refusals';
import { writeSetting } from '../../../lib/storage/settings';
import { account, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { PAUSED, refuseClipboard, rowsOf, shops, startClipboard, startManifest, textOf } from '../support/stage';

useAmericanEnglish();
beforeEach(() => {
  fakeBrowser.reset();
  startManifest();
});

type Props = Parameters<typeof DiagnosticsSettings>[0];

function show(accounts: Account[] = [account()], changes: Partial<Props> = {}) {
  render(<DiagnosticsSettings accounts={accounts} lock={{ is: 'off' }} online allowed {...changes} />);
  return { user: userEvent.setup() };
}

const section = () => screen.getByRole('region', { name: 'Diagnostics' });
const fact = (name: string) => rowsOf(section()).find(([what]) => what === name)?.[1];

describe('the diagnostics', () => {
  it('name the version, the browser, the connection, the access and the lock', () => {
    show();
    expect(fact('Version')).toBe('1.2.3');
    expect(fact('Browser')).toBe(navigator.userAgent);
    expect([fact('Connection'), fact('Access to Inqud'), fact('Lock')]).toEqual(['online', 'allowed', 'no passphrase']);
  });

  it.each<[Partial<Props>, string, string]>([
    [{ online: false }, 'Connection', 'offline'],
    [{ allowed: false }, 'Access to Inqud', 'not allowed'],
    [{ lock: { is: 'unlocked' } }, 'Lock', 'unlocked'],
    [{ lock: { is: 'locked', since: NOW } }, 'Lock', 'locked'],
  ])('say with %j of "%s": %s', (changes, name, words) => {
    show(undefined, changes);
    expect(fact(name)).toBe(words);
  });

  it('do not say that access is missing while that is not known', () => {
    show(undefined, { allowed: null });
    expect(fact('Access to Inqud')).not.toBe('not allowed');
  });

  it('count the accounts, how their secrets are kept, and why some are paused', () => {
    const secrets = ['browser', 'none', 'damaged', 'browser', 'passphrase'] as const;
    show(shops(5, (place) => ({ secret: secrets[place] ?? 'none', paused: place < 2 ? PAUSED : null })));
    expect(fact('Accounts')).toBe('5');
    expect(fact('Secrets')).toBe(
      'protected by the browser’s keys: 2, missing: 1, damaged: 1, protected by the passphrase: 1',
    );
    expect(fact('Paused accounts')).toBe('refused: 2');
  });

  it('say "none" where there is nothing to count', () => {
    show([]);
    expect([fact('Accounts'), fact('Secrets'), fact('Paused accounts')]).toEqual(['0', 'none', 'none']);
    expect(fact('Rejected messages')).toBe('none since the browser started');
  });
});

describe('the refused messages', () => {
  const counted: Refusals = [
    { kind: 'another extension', count: 3, lastAt: NOW },
    { kind: 'a malformed unlock', count: 1, lastAt: NOW + 60_000 },
  ];

  it('are counted by what they were, with the time of the last', async () => {
    await writeSetting(refusals, counted);
    show();
    await waitFor(() =>
      expect(fact('Rejected messages')).toBe(
        'another extension: 3, last at 12:00:00 PM; a malformed unlock: 1, last at 12:01:00 PM',
      ),
    );
  });

  it('are followed while the page is open', async () => {
    show();
    await writeSetting(refusals, [{ kind: 'not a command', count: 1, lastAt: NOW }]);
    await waitFor(() => expect(fact('Rejected messages')).toMatch(/^not a command: 1/));
  });
});

describe('what the diagnostics hold', () => {
  const hostile = account({
    id: 'c0ffee',
    label: 'Secret Shop Ltd',
    paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [`${TOKEN_ID} of Secret Shop Ltd`] } },
    secret: 'damaged',
  });
  const nothingSecret = (text: string) => {
    for (const secret of ['Secret Shop Ltd', hostile.id, WIDGET_ID, TOKEN_ID, SAMPLE_SECRET, 'CAP-', 'TKN-', 'CCO-']) {
      expect(text).not.toContain(secret);
    }
  };

  it('on screen is no name, no ID and no secret [P-4]', () => {
    show([hostile]);
    nothingSecret(textOf(section()));
    expect(fact('Paused accounts')).toBe('refused: 1');
  });

  it('in the clipboard is what is on screen, line by line, and no more [P-4]', async () => {
    await writeSetting(refusals, [{ kind: 'another extension', count: 3, lastAt: NOW }]);
    const { user } = show([hostile]);
    const clipboard = startClipboard();
    await waitFor(() => expect(fact('Rejected messages')).toMatch(/: 3, /));
    await user.click(within(section()).getByRole('button', { name: 'Copy diagnostics' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined();
    expect(clipboard.text?.split('\n')).toEqual(rowsOf(section()).map(([name, value]) => `${name}: ${value}`));
    nothingSecret(clipboard.text ?? '');
  });

  it('is not said to be copied when the clipboard refuses', async () => {
    const { user } = show();
    refuseClipboard();
    await user.click(within(section()).getByRole('button', { name: 'Copy diagnostics' }));
    expect(await screen.findByRole('button', { name: 'Couldn’t copy' })).toBeDefined();
  });
});
