import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { RawAnswer } from '../../../../components/checkouts/detail/RawAnswer';
import { keptAnswer } from '../../../../lib/checkouts/bounds';
import { refuseClipboard, startClipboard } from '../../support/stage';

const ANSWER = '{"id":"CCO-1","amount":12345678901234567890.10,"name":"<img src=x>"}';
const SUMMARY = 'Raw response';

async function open(answer = ANSWER) {
  const user = userEvent.setup();
  const { rerender } = render(<RawAnswer answer={answer} />);
  await user.click(screen.getByText(SUMMARY));
  return { user, becomes: (next: string) => rerender(<RawAnswer answer={next} />) };
}
const lines = () => screen.getByRole('region', { name: 'Inqud’s last answer' });

describe('the last answer', () => {
  it('is folded away at first', () => {
    render(<RawAnswer answer={ANSWER} />);
    expect(screen.getByText(SUMMARY)).toBeDefined();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('has a line for each value, every digit as it came, and markup as text', async () => {
    await open();
    expect(lines().textContent).toBe(
      '{\n  "id": "CCO-1",\n  "amount": 12345678901234567890.10,\n  "name": "<img src=x>"\n}',
    );
    expect(document.querySelector('img')).toBeNull();
  });

  it('follows a newer answer', async () => {
    const { becomes } = await open();
    becomes('[2]');
    expect(lines().textContent).toBe('[\n  2\n]');
  });

  it('can be scrolled by keyboard', async () => {
    await open();
    expect(lines().tabIndex).toBe(0);
  });

  it('is copied as it arrived', async () => {
    const clipboard = startClipboard();
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Copy response' }));
    await screen.findByRole('button', { name: 'Response copied' });
    expect(clipboard.text).toBe(ANSWER);
  });

  it('is not said to be copied when the clipboard refuses', async () => {
    const { user } = await open();
    refuseClipboard();
    await user.click(screen.getByRole('button', { name: 'Copy response' }));
    expect(await screen.findByRole('button', { name: 'Couldn’t copy' })).toBeDefined();
  });
});

it('says that an answer was too long to keep whole', async () => {
  await open(keptAnswer('x'.repeat(200_000)));
  expect(screen.getByText(/Only its first 100,000 characters are kept/)).toBeDefined();
});
