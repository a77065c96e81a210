import { act, fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CopyText } from '../../../components/ui/CopyText';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { refuseClipboard } from '../support/stage';

beforeEach(() => vi.useFakeTimers());

const button = () => screen.getByRole('button');
const said = () => screen.getByRole('status').textContent;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
/** Clicks, and waits for the clipboard. */
const click = () =>
  act(async () => {
    fireEvent.click(button());
    await vi.advanceTimersByTimeAsync(0);
  });

describe('a text to copy', () => {
  it('is shortened in the middle, whole in its title, and says what a click does', () => {
    render(<CopyText text={CHECKOUT_ID} action="Copy checkout ID" />);
    expect(button().textContent).toBe('CCO-8c4df2e…038dd5c5, Copy checkout ID');
    expect(button().title).toBe(CHECKOUT_ID);
  });

  it('of 22 characters or fewer stays whole', () => {
    render(<CopyText text={'x'.repeat(22)} action="Copy hash" />);
    expect(button().textContent).toBe(`${'x'.repeat(22)}, Copy hash`);
  });

  it('of 23 characters is shortened', () => {
    render(<CopyText text={'x'.repeat(23)} action="Copy hash" />);
    expect(button().textContent).toBe(`${'x'.repeat(11)}…${'x'.repeat(8)}, Copy hash`);
  });

  it('is copied whole, which is said for two seconds', async () => {
    render(<CopyText text={CHECKOUT_ID} action="Copy checkout ID" />);
    expect(said()).toBe('');
    await click();
    expect(said()).toBe('Copied');
    expect(await navigator.clipboard.readText()).toBe(CHECKOUT_ID);
    pass(1999);
    expect(said()).toBe('Copied');
    pass(1);
    expect(said()).toBe('');
  });

  it('does not claim to be copied when the clipboard refuses', async () => {
    refuseClipboard();
    render(<CopyText text={CHECKOUT_ID} action="Copy checkout ID" />);
    await click();
    expect(said()).not.toBe('Copied');
  });
});
