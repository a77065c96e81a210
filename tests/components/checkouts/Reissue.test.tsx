import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Reissue } from '../../../components/checkouts/Reissue';
import type { SendingObstacle } from '../../../lib/checkout-form/sendingObstacle';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import { formatTimestamp } from '../../../lib/inqud/timestamp';
import { DAY, HOUR } from '../../../lib/shared/time';
import { CHECKOUT_ID, checkout, NOW } from '../../unit/support/examples';
import { CREATED, clockAt, refuseClipboard, startBackground, startClipboard, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

function show(
  options: {
    answer?: () => Promise<CreateOutcome>;
    changes?: Partial<StoredCheckout>;
    obstacle?: SendingObstacle;
    refuses?: boolean;
  } = {},
) {
  const user = userEvent.setup();
  const clipboard = startClipboard();
  if (options.refuses) refuseClipboard();
  const background = startBackground({ createCheckout: options.answer ?? (async () => CREATED) });
  const expired = checkout({ orderId: 'A-17', status: 'EXPIRED', expiresAt: NOW + HOUR, ...options.changes });
  render(<Reissue checkout={expired} clock={clockAt(3 * HOUR)} obstacle={options.obstacle ?? null} />);
  return { user, clipboard, sent: () => background.payloads('createCheckout') };
}

const button = () => screen.getByRole('button');
const says = (name: string) => screen.findByRole('button', { name });

describe('re-issuing', () => {
  it('makes the same with a fresh time, says which one it follows, and copies the link by one click', async () => {
    const { user, clipboard, sent } = show();
    await user.click(button());
    await says('Link copied: A-17');
    expect(clipboard.text).toBe(CREATED.url);
    expect(sent()).toEqual([
      {
        attemptId: expect.any(String),
        accountId: 'shop',
        again: true,
        asOf: NOW + 3 * HOUR,
        follows: { checkoutId: CHECKOUT_ID, why: 'reissue' },
        draft: {
          clientOrderId: 'A-17',
          type: 'FIXED_PRICE',
          fixedAmount: { amount: '100', currency: 'USD' },
          name: null,
          returnUrl: null,
          expiresAt: formatTimestamp(NOW + 4 * HOUR),
        },
      },
    ]);
    expect(screen.getByRole('status').textContent).toBe('Reissued. The new link is in the clipboard.');
  });

  it('shows what a file or a colleague has brought before it is sent by another click [S-51]', async () => {
    const changes = { fromOutside: true as const, name: 'Pay to bc1q', returnUrl: 'https://evil.example/thanks' };
    const { user, sent } = show({ changes });
    await user.dblClick(button());
    expect(screen.getByText('evil.example').closest('p')?.textContent).toBe(
      'Requests 100.00 USD as Pay to bc1q. The customer is sent to evil.example afterwards.',
    );
    expect(sent()).toEqual([]);
    await user.click(button());
    await says('Link copied: A-17');
    expect(sent()).toMatchObject([{ draft: { name: 'Pay to bc1q', returnUrl: 'https://evil.example/thanks' } }]);
  });

  it('makes one of a double click', async () => {
    const answer = Promise.withResolvers<CreateOutcome>();
    const { user, sent } = show({ answer: () => answer.promise });
    await user.dblClick(button());
    expect(button().getAttribute('aria-label')).toBe('Reissuing… A-17');
    answer.resolve(CREATED);
    await says('Link copied: A-17');
    expect(sent()).toHaveLength(1);
  });

  it('pressed again makes no other one, and copies its link', async () => {
    const { user, clipboard, sent } = show();
    await user.click(button());
    await says('Link copied: A-17');
    clipboard.text = null;
    await user.click(button());
    await says('Link copied: A-17');
    expect(clipboard.text).toBe(CREATED.url);
    expect(sent()).toHaveLength(1);
  });

  it('says that the link still has to be copied when the browser refused', async () => {
    const { user } = show({ refuses: true });
    await user.click(button());
    await says('Copy new link: A-17');
    expect(screen.getByRole('status').textContent).toBe('Reissued.');
  });
});

it.each([
  [2 * DAY, /is ahead of Inqud’s, so this link expires later than you chose. Difference: 2 days/],
  [-2 * DAY, /is behind Inqud’s, so this link expires earlier than you chose. Difference: 2 days/],
])('a re-issue whose link ends %i ms later than it should, by a wrong clock, says so', async (endsLaterBy, text) => {
  const { user } = show({ answer: async () => ({ ...CREATED, endsLaterBy }) });
  await user.click(button());
  await says('Link copied: A-17');
  expect(screen.getByRole('alert').textContent).toMatch(text);
});

describe('a re-issue that does not work', () => {
  it.each<[string, () => Promise<CreateOutcome>, RegExp]>([
    [
      'was refused',
      async () => ({ outcome: 'refused', problem: { kind: 'offline' } }),
      /^You’re offline\. Nothing was sent\./,
    ],
    [
      'got no answer',
      async () => ({ outcome: 'unknown', problem: { kind: 'network' } }),
      /^Couldn’t reach Inqud\. The new link may exist. It’s in the list/,
    ],
    ['failed', () => Promise.reject(new Error('The disk is full.')), /^The disk is full\.$/],
  ])('says that it %s, and can be tried as the same attempt', async (_what, answer, words) => {
    const { user, clipboard, sent } = show({ answer });
    await user.click(button());
    expect(textOf(await screen.findByRole('alert'))).toMatch(words);
    expect(clipboard.text).toBeNull();
    await user.click(await says('Reissue A-17'));
    await screen.findByRole('alert');
    const [first, second] = sent();
    expect(second?.attemptId).toBe(first?.attemptId);
  });

  it('because of what the checkout is, sends nothing and says what', async () => {
    const { user, sent } = show({ changes: { name: 'x'.repeat(40) } });
    await user.click(button());
    expect(textOf(await screen.findByRole('alert'))).toBe('Can’t reissue this checkout. Use at most 32 characters.');
    expect(sent()).toEqual([]);
  });

  it('because something is in the way, says so before it is tried', async () => {
    const { user, sent } = show({ obstacle: 'locked' });
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(button().title).toBe('Unlock Checkout Desk first.');
    await user.click(button());
    expect(sent()).toEqual([]);
  });
});
