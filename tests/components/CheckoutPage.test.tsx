import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutPage } from '../../components/CheckoutPage';
import type { Account } from '../../lib/accounts/account';
import type { DraftForm } from '../../lib/draft';
import { draftOf } from '../../lib/draftAgain';
import type { Annotation } from '../../lib/history/annotating';
import type { StoredCheckout } from '../../lib/history/database';
import { parseJson } from '../../lib/inqud/json';
import { CheckoutModel } from '../../lib/inqud/models';
import type { Problem } from '../../lib/problem';
import { supportText } from '../../lib/share/supportText';
import { MINUTE } from '../../lib/time';
import { account, checkout, NOW, REQUEST } from '../unit/examples';
import { useAmericanEnglish } from '../unit/locale';
import { clockAt, entry, HOSTED_URL, MARKUP, refuseClipboard, startClipboard, startFrames, textOf } from './stage';

useAmericanEnglish();
beforeEach(() => {
  startFrames();
});

const PAID_40 = v.parse(
  CheckoutModel.entries.request,
  parseJson(REQUEST.replace('"paidAmount":null', '"paidAmount":40').replace('"payAmount":99.46291', '"payAmount":100')),
);

function show(
  changes: Partial<StoredCheckout> = {},
  options: {
    later?: number;
    account?: Account | undefined;
    onRefresh?: () => Promise<Problem | null>;
    /** The form can be opened for its account. */
    canCreate?: boolean;
  } = {},
) {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const onRefresh = vi.fn(options.onRefresh ?? (async () => null));
  const acknowledge = vi.fn(async (_note: string | null) => {});
  const annotate = vi.fn(async (_change: Annotation) => {});
  const onCreateAgain = vi.fn((_form: DraftForm) => {});
  render(
    <CheckoutPage
      checkout={checkout(changes)}
      timeline={[entry({ source: 'created' })]}
      account={'account' in options ? options.account : account()}
      clock={clockAt(options.later)}
      allowed
      grant={() => {}}
      onRefresh={onRefresh}
      onWidgetStatus={() => {}}
      acknowledge={acknowledge}
      annotate={annotate}
      knownTags={['VIP']}
      onCreateAgain={options.canCreate === false ? undefined : onCreateAgain}
      onClose={onClose}
    />,
  );
  return { user, onClose, onRefresh, acknowledge, annotate, onCreateAgain };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const alerts = () => screen.queryAllByRole('alert').map((alert) => alert.textContent);

describe('the page of a checkout', () => {
  it('shows its order, what it asks for, its status, and when Inqud was asked', () => {
    show({ orderId: 'A-17' }, { later: 2 * MINUTE });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A-17');
    expect(screen.getByRole('article', { name: 'A-17' }).textContent).toContain('Shop100.00 USDOpenchecked 2 min ago');
    expect(alerts()).toEqual([]);
  });

  it('says "just now" without "ago"', () => {
    show({}, { later: 4999 });
    expect(screen.getByRole('article').textContent).toMatch(/checked just now(?! ago)/);
  });

  it('shows the widget, the note and tags, the timeline and the details', () => {
    show();
    for (const name of ['Payment widget', 'Note and tags', 'Timeline', 'Checkout']) {
      expect(screen.getByRole('region', { name })).toBeDefined();
    }
  });

  it('links to the hosted page, which is not told where its visitor comes from', () => {
    show();
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open hosted page' });
    expect([link.href, link.target, link.rel]).toEqual([HOSTED_URL, '_blank', 'noreferrer']);
  });

  it('opens a window whose inside is as wide as the widget', async () => {
    const openWindow = vi.spyOn(window, 'open').mockReturnValue(null);
    const { user } = show();
    await user.click(button('Open in a 392 px window'));
    expect(openWindow.mock.calls).toEqual([[HOSTED_URL, '_blank', 'popup,width=392,height=720,noopener,noreferrer']]);
  });

  it('can be closed', async () => {
    const { user, onClose } = show();
    await user.click(button('Close this checkout'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('shows a hostile order ID as text', () => {
    show({ orderId: '<img src=x>' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('<img src=x>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the actions', () => {
  it('are those that are used most first, all within reach of the keyboard', async () => {
    const { user } = show();
    const reached = [];
    button('Close this checkout').focus();
    for (let i = 0; i < 6; i++) {
      await user.tab();
      reached.push(document.activeElement?.textContent);
    }
    expect(reached).toEqual([
      'Copy link',
      'Open hosted page',
      'Refresh',
      'Copy for support',
      'Create again',
      'Open in a 392 px window',
    ]);
  });
});

describe('the account of a checkout', () => {
  it('is named', () => {
    show({}, { account: account({ label: 'Shop A' }) });
    expect(screen.getByText('Shop A')).toBeDefined();
    expect(textOf(screen.getByRole('article'))).not.toContain('(removed)');
  });

  it('is named as removed when it was', () => {
    show({}, { account: account({ label: 'Shop A', removed: { at: NOW, withHistory: false } }) });
    expect(textOf(screen.getByRole('article'))).toContain('Shop A (removed)');
  });

  it('may be missing', () => {
    show({ orderId: 'A-17' }, { account: undefined });
    expect(screen.getByRole('article', { name: 'A-17' })).toBeDefined();
  });

  it('full of markup is shown as text', () => {
    show({}, { account: account({ label: MARKUP }) });
    expect(screen.getByText(MARKUP)).toBeDefined();
    expect(document.querySelector('article img, article b')).toBeNull();
  });
});

describe('a checkout whose account is gone', () => {
  const GONE = 'Its account is not in this browser any more. Inqud cannot be asked about it';

  it.each([
    ['was removed', account({ removed: { at: NOW, withHistory: false } })],
    ['is not known', undefined],
  ])('because it %s cannot be refreshed, and the page says why', (_why, gone) => {
    show({ failures: 1, error: { kind: 'network' } }, { account: gone });
    expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
    expect(textOf(screen.getByRole('article'))).toContain(GONE);
    // Nor is it "tried again by itself".
    expect(alerts()).toEqual([]);
  });

  it('is another one than a checkout whose account is there', () => {
    show();
    expect(textOf(screen.getByRole('article'))).not.toContain(GONE);
  });
});

describe('the text for support', () => {
  it('is copied as one block', async () => {
    const clipboard = startClipboard();
    const { user } = show({ orderId: 'A-17' });
    await user.click(button('Copy for support'));
    await screen.findByRole('button', { name: 'Copied for support' });
    expect(clipboard.text).toBe(supportText(checkout({ orderId: 'A-17' })));
  });
});

describe('creating it again', () => {
  it('opens the form filled in like this one, to end as long after now', async () => {
    const { user, onCreateAgain } = show({ expiresAt: NOW + 45 * MINUTE }, { later: 90 * MINUTE });
    await user.click(button('Create again'));
    const form = draftOf(checkout({ expiresAt: NOW + 45 * MINUTE }), NOW + 90 * MINUTE);
    expect(onCreateAgain.mock.calls).toEqual([[form]]);
  });

  it('is not offered while nothing can be made', () => {
    show({}, { canCreate: false });
    expect(screen.queryByRole('button', { name: 'Create again' })).toBeNull();
  });
});

describe('a note of a person', () => {
  it('is written in the page of the checkout, with tags that others have', async () => {
    const { user, annotate } = show({ note: 'Called' });
    await user.type(screen.getByLabelText('Note'), ' back{Control>}{Enter}{/Control}');
    expect(annotate.mock.calls).toEqual([[{ note: 'Called back' }]]);
    expect(document.querySelector('article option')?.getAttribute('value')).toBe('VIP');
  });
});

describe('what needs attention', () => {
  const short: Partial<StoredCheckout> = {
    status: 'CONFLICT',
    reason: 'UNDERPAID',
    request: PAID_40,
    attention: { reasons: ['underpaid'], acknowledged: [] },
    attentionGravity: 'bad',
    attentionAt: NOW,
  };
  const note = () => screen.getByRole('region', { name: 'Needs attention' });

  it('is told in the page of the checkout, with what to do', () => {
    show(short);
    expect(textOf(note())).toContain('Underpaid: 40 of 100 USDT received, 60 USDT missing. A second transfer cannot');
  });

  it('is acknowledged there, with what a person notes', async () => {
    const { user, acknowledge } = show(short);
    await user.type(screen.getByLabelText('Note (optional)'), 'Paid back{Enter}');
    expect(acknowledge.mock.calls).toEqual([['Paid back']]);
  });

  it('is not spoken of when there is nothing', () => {
    show({ status: 'CONFLICT', reason: 'UNDERPAID', request: PAID_40 });
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Acknowledged' })).toBeNull();
  });
});

describe('a failed refresh', () => {
  it('is told, with what is still true', () => {
    show({ failures: 1, error: { kind: 'server', status: 503, wait: null } });
    expect(alerts()).toEqual([
      'The last refresh failed. Inqud has a fault of its own (503). What you see is from the last answer. ' +
        'The desk tries again by itself.',
    ]);
  });

  it('because the background failed is told too', async () => {
    const { user } = show(
      {},
      {
        onRefresh: async () => {
          throw new Error('The extension did not answer.');
        },
      },
    );
    await user.click(button('Refresh'));
    expect((await screen.findByRole('alert')).textContent).toContain('The extension did not answer.');
    expect(button('Refresh').disabled).toBe(false);
  });
});

describe('a refresh by hand', () => {
  it('says that it is on its way, and starts no second one', async () => {
    const answer = Promise.withResolvers<null>();
    const { user, onRefresh } = show({}, { onRefresh: () => answer.promise });
    await user.click(button('Refresh'));
    expect(button('Refreshing…').disabled).toBe(true);
    await user.click(button('Refreshing…'));
    answer.resolve(null);
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: 'Refresh' })).disabled).toBe(false);
    expect(onRefresh).toHaveBeenCalledTimes(1);
  });
});

describe('a refresh that could not be sent', () => {
  it('says what kept it', async () => {
    const { user } = show({}, { onRefresh: async () => ({ kind: 'offline' }) });
    await user.click(button('Refresh'));
    expect((await screen.findByRole('alert')).textContent).toContain('This computer is offline. Nothing was sent.');
  });

  it('because the desk is locked says so', async () => {
    const { user } = show({}, { onRefresh: async () => ({ kind: 'locked' }) });
    await user.click(button('Refresh'));
    expect((await screen.findByRole('alert')).textContent).toContain('Checkout Desk is locked. Nothing was sent.');
  });
});

describe('the link', () => {
  const click = (name: string) =>
    act(async () => {
      button(name).click();
      await vi.advanceTimersByTimeAsync(0);
    });

  it('is copied, which is said for two seconds', async () => {
    vi.useFakeTimers({ now: NOW });
    show();
    await click('Copy link');
    expect(await navigator.clipboard.readText()).toBe(HOSTED_URL);
    expect(button('Link copied')).toBeDefined();
    act(() => void vi.advanceTimersByTime(2000));
    expect(button('Copy link')).toBeDefined();
  });

  it('is not said to be copied when the clipboard refuses', async () => {
    vi.useFakeTimers({ now: NOW });
    show();
    refuseClipboard();
    await click('Copy link');
    expect(screen.queryByRole('button', { name: 'Link copied' })).toBeNull();
  });
});
