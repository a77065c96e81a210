import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LockRulesForm } from '../../../../components/accounts/lock/LockRulesForm';
import type { LockRules } from '../../../../lib/accounts/lockRules';
import { DEFAULT_LOCK_RULES, listWhileLocked, lockRules } from '../../../../lib/accounts/lockRules';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { startBackground } from '../../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
  runIn('chrome');
});
afterEach(() => vi.unstubAllEnvs());

/** The build for this browser; Vitest has the build's names as texts. */
function runIn(browser: 'chrome' | 'firefox') {
  vi.stubEnv('FIREFOX', browser === 'firefox' ? 'true' : '');
}

const UNUSED = 'Lock after Checkout Desk is unused for';
const IDLE = 'Lock after this computer is unused for';

async function open(stored: LockRules | null = null) {
  await writeSetting(lockRules, stored);
  render(<LockRulesForm />);
  await screen.findByLabelText(UNUSED);
  return { user: userEvent.setup() };
}

const select = (label: string) => screen.getByLabelText<HTMLSelectElement>(label);
/** Not by `selectedOptions`, which happy-dom keeps from the first look. */
const chosen = (label: string) => [...select(label).options].find(({ value }) => value === select(label).value)?.text;
const SCREEN = 'Lock when the screen locks';
const screenLock = () => screen.getByRole<HTMLInputElement>('checkbox', { name: SCREEN });
const nowStored = (rules: LockRules) => waitFor(async () => expect(await readSetting(lockRules)).toEqual(rules));

describe('the rules that lock', () => {
  it('are the usual ones until others are chosen', async () => {
    await open();
    expect([chosen(UNUSED), chosen(IDLE), screenLock().checked]).toEqual(['1 hour', 'Don’t lock', true]);
    expect(await readSetting(lockRules)).toBeNull();
  });

  it('are shown as they are stored', async () => {
    await open({ unused: 5 * MINUTE, idle: HOUR, screenLock: false });
    expect([chosen(UNUSED), chosen(IDLE), screenLock().checked]).toEqual(['5 minutes', '1 hour', false]);
  });

  it.each([
    ['1 minute', MINUTE],
    ['5 minutes', 5 * MINUTE],
    ['15 minutes', 15 * MINUTE],
    ['1 hour', HOUR],
    ['8 hours', 8 * HOUR],
    ['Only when the browser closes', null],
  ])('are stored at once, in ms: the desk not used for %s', async (label, unused) => {
    const { user } = await open({ unused: 2 * MINUTE, idle: null, screenLock: true });
    await user.selectOptions(select(UNUSED), label);
    await nowStored({ unused, idle: null, screenLock: true });
    expect(chosen(UNUSED)).toBe(label);
  });

  it.each([
    ['Don’t lock', null],
    ['1 minute', MINUTE],
    ['5 minutes', 5 * MINUTE],
    ['15 minutes', 15 * MINUTE],
    ['1 hour', HOUR],
  ])('are stored at once, in ms: the computer not used for %s', async (label, idle) => {
    const { user } = await open({ unused: HOUR, idle: 2 * MINUTE, screenLock: true });
    await user.selectOptions(select(IDLE), label);
    await nowStored({ unused: HOUR, idle, screenLock: true });
  });

  it('are stored when the screen’s lock shall not count, and when it shall again', async () => {
    const { user } = await open();
    await user.click(screenLock());
    await nowStored({ ...DEFAULT_LOCK_RULES, screenLock: false });
    await user.click(screenLock());
    await nowStored(DEFAULT_LOCK_RULES);
  });

  it('keep one choice when another one is made', async () => {
    const { user } = await open();
    await user.selectOptions(select(UNUSED), '1 minute');
    await user.selectOptions(select(IDLE), '15 minutes');
    await user.click(screenLock());
    await nowStored({ unused: MINUTE, idle: 15 * MINUTE, screenLock: false });
  });

  it('are followed when another page changes them', async () => {
    await open();
    await writeSetting(lockRules, { ...DEFAULT_LOCK_RULES, unused: 15 * MINUTE });
    await waitFor(() => expect(chosen(UNUSED)).toBe('15 minutes'));
  });

  it('count as the usual ones when what is stored cannot be read', async () => {
    await open({ unused: 1, idle: null, screenLock: false });
    expect([chosen(UNUSED), screenLock().checked]).toEqual(['1 hour', true]);
  });

  it('have nothing about the screen’s lock in Firefox, which does not tell, and say so', async () => {
    runIn('firefox');
    await open();
    expect(screen.queryByRole('checkbox', { name: SCREEN })).toBeNull();
    expect(screen.getByText(/Firefox doesn’t tell extensions when the screen locks/)).toBeDefined();
  });

  it('hide the list while locked until a user says otherwise, and say what that means', async () => {
    const { user } = await open();
    const list = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Show the list while locked\./ });
    await waitFor(() => expect(list.disabled).toBe(false));
    expect(list.checked).toBe(false);
    await user.click(list);
    await waitFor(async () => expect(await readSetting(listWhileLocked)).toBe(true));
    expect(await screen.findByText('Saved.')).toBeDefined();
    await user.click(list);
    await waitFor(async () => expect(await readSetting(listWhileLocked)).toBe(false));
  });

  it('say what locking costs', async () => {
    await open();
    expect(within(screen.getByRole('group')).getByText(/You’ll see new payments when you unlock/)).toBeDefined();
  });
});
