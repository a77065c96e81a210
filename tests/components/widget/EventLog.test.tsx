import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { EventLog } from '../../../components/widget/EventLog';
import type { LoggedEvent } from '../../../lib/widget/eventLog';
import { logText } from '../../../lib/widget/eventLog';
import { NOW } from '../../unit/support/examples';
import { MARKUP, refuseClipboard, startClipboard, textOf } from '../support/stage';

const event = (number: number, changes: Partial<LoggedEvent> = {}): LoggedEvent => ({
  number,
  at: NOW + number,
  text: `{"id":"CCO-1","status":"S${number}"}`,
  status: `S${number}`,
  about: 'this',
  ...changes,
});

function show(log: LoggedEvent[]) {
  const onClear = vi.fn();
  const { rerender } = render(<EventLog log={log} onClear={onClear} />);
  return {
    user: userEvent.setup(),
    onClear,
    becomes: (next: LoggedEvent[]) => rerender(<EventLog log={next} onClear={onClear} />),
  };
}
const rows = () => screen.queryAllByRole('listitem').map(textOf);
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('the log of events', () => {
  it('says what will be here while there is none, and has nothing to copy or clear', () => {
    show([]);
    expect(screen.getByText('Events show up here as the widget sends them. Only the last 200 are kept.')).toBeDefined();
    expect([button('Copy all').disabled, button('Clear').disabled]).toEqual([true, true]);
  });

  it('has a line for each event, newest last, with its time and its detail as it came', () => {
    show([event(1), event(2, { text: `{"status":${JSON.stringify(MARKUP)}}` })]);
    const [first, second] = rows();
    expect(first).toMatch(/^\d\d:\d\d:\d\d\.\d{3}.*\{"id":"CCO-1","status":"S1"\}Copy$/);
    expect(second).toContain(JSON.stringify(MARKUP));
    expect(document.querySelector('img')).toBeNull();
  });

  it('marks what is about another checkout and what is not as documented', () => {
    show([event(1), event(2, { about: 'another' }), event(3, { about: 'nobody knows', status: null, text: 'null' })]);
    const [own, another, odd] = rows();
    expect(own).not.toContain('Nothing is done with it.');
    expect(another).toContain('About a different checkout. It’s ignored.');
    expect(odd).toContain('Not as documented. It’s ignored.');
  });

  it('says each new event politely, also the same one again', () => {
    const { becomes } = show([]);
    const said = () => screen.getByRole('status').textContent;
    expect(said()).toBe('');
    becomes([event(1, { status: 'NEW' })]);
    expect(said()).toBe('Event 1: NEW');
    becomes([event(1, { status: 'NEW' }), event(2, { status: 'NEW' })]);
    expect(said()).toBe('Event 2: NEW');
    becomes([event(3, { status: null })]);
    expect(said()).toBe('Event 3: not as documented');
  });

  it('copies one detail exactly as it came, or all with their times', async () => {
    const log = [event(1), event(2)];
    const { user } = show(log);
    const clipboard = startClipboard();
    await user.click(button('Copy event 2'));
    expect(clipboard.text).toBe('{"id":"CCO-1","status":"S2"}');
    await user.click(button('Copy all'));
    expect(clipboard.text).toBe(logText(log));
    expect(button('Copied')).toBeDefined();
  });

  it('says so when the browser does not let it copy', async () => {
    const { user } = show([event(1)]);
    refuseClipboard();
    await user.click(button('Copy all'));
    expect(button('Couldn’t copy')).toBeDefined();
    await user.click(button('Copy event 1'));
    expect(within(screen.getByRole('listitem')).getByRole('button').textContent).toBe('Couldn’t copy');
  });

  it('is cleared', async () => {
    const { user, onClear } = show([event(1)]);
    await user.click(button('Clear'));
    expect(onClear).toHaveBeenCalledTimes(1);
  });
});
