import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KeysSettings } from '../../../components/settings/KeysSettings';
import { letterKeys } from '../../../lib/navigation/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { startBackground } from '../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
});

const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Single-letter keys' });

describe('the settings of keys', () => {
  it('have single-letter keys on until somebody says no, and remember it', async () => {
    render(<KeysSettings />);
    await waitFor(() => expect(box().disabled).toBe(false));
    expect(box().checked).toBe(true);
    await userEvent.setup().click(box());
    expect(box().checked).toBe(false);
    await waitFor(async () => expect(await readSetting(letterKeys)).toBe(false));
  });

  it('show all keys, also where "?" is no key', async () => {
    await writeSetting(letterKeys, false);
    render(<KeysSettings />);
    const user = userEvent.setup();
    await waitFor(() => expect(box().checked).toBe(false));
    await user.click(screen.getByRole('button', { name: 'Show all shortcuts' }));
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
