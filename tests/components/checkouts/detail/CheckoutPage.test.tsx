import { signal } from '@preact/signals';
import { act, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutPage } from '../../../../components/checkouts/detail/CheckoutPage';
import type { Account } from '../../../../lib/accounts/account';
import { draftOf } from '../../../../lib/checkout-form/draftAgain';
import type { DraftForm } from '../../../../lib/checkout-form/draftForm';
import type { Remainder } from '../../../../lib/checkout-form/remainder';
import type { SendingObstacle } from '../../../../lib/checkout-form/sendingObstacle';
import type { Annotation } from '../../../../lib/checkouts/annotate';
import type { StoredCheckout, TimelineEntry } from '../../../../lib/checkouts/database';
import { parseJson } from '../../../../lib/inqud/json';
import { CheckoutModel } from '../../../../lib/inqud/models';
import type { Problem } from '../../../../lib/inqud/problem';
import { supportText } from '../../../../lib/share/supportText';
import { MINUTE } from '../../../../lib/shared/time';
import { oldNote } from '../../../../lib/sync/noteHistory';
import { account, checkout, NOW, REQUEST } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import {
  clockAt,
  entry,
  HOSTED_URL,
  MARKUP,
  refuseClipboard,
  startClipboard,
  startFrames,
  statusChanged,
  textOf,
} from '../../support/stage';

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
    obstacle?: SendingObstacle;
    timeline?: TimelineEntry[];
    inTeam?: boolean;
    locked?: boolean;
  } = {},
) {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const onRefresh = vi.fn(options.onRefresh ?? (async () => null));
  const acknowledge = vi.fn(async (_note: string | null) => {});
  const annotate = vi.fn(async (_change: Annotation) => {});
  const erase = vi.fn(async () => {});
  const onCreateAgain = vi.fn((_form: DraftForm) => {});
  const onAskForRemainder = vi.fn((_remainder: Remainder) => {});
  const onSavePreset = vi.fn(() => {});
  render(
    <CheckoutPage
      checkout={checkout(changes)}
      timeline={options.timeline ?? [entry({ source: 'created' })]}
      account={'account' in options ? options.account : account()}
      desk={{
        clock: clockAt(options.later),
        allowed: signal(true),
        grant: () => {},
        obstacle: signal(options.obstacle ?? null),
        inTeam: signal(options.inTeam === true),
      }}
      actions={{
        refresh: onRefresh,
        acknowledge,
        annotate,
        erase: options.locked ? null : erase,
        createAgain: options.canCreate === false ? null : onCreateAgain,
        askForRemainder: options.canCreate === false ? null : onAskForRemainder,
        savePreset: options.locked ? null : onSavePreset,
      }}
      knownTags={['VIP']}
      hrefOf={(id) => `#/checkouts/${id}`}
      onClose={onClose}
    />,
  );
  return { user, onClose, onRefresh, acknowledge, annotate, erase, onCreateAgain, onAskForRemainder, onSavePreset };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const alerts = () => screen.queryAllByRole('alert').map((alert) => alert.textContent);

describe('the page of a checkout', () => {
  it('shows its order, what it asks for, its status, and when Inqud was asked', () => {
    show({ orderId: 'A-17' }, { later: 2 * MINUTE });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A-17');
    const text = screen.getByRole('article', { name: 'A-17' }).textContent;
    expect(text).toMatch(/^100\.00 USDOpen.*A-17Shop.*checked 2 min ago/);
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
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open payment page' });
    expect([link.href, link.target, link.rel]).toEqual([HOSTED_URL, '_blank', 'noreferrer']);
  });

  it('is shared by a dialog, with what it is known by', async () => {
    const { user } = show({ orderId: 'A-17', amount: { amount: '5', currency: 'EUR' } });
    await user.click(button('Share…'));
    await screen.findByRole('dialog', { name: 'Share payment link for order A-17' });
    const { value } = screen.getByLabelText<HTMLTextAreaElement>('Message text');
    expect(value).toContain(HOSTED_URL);
    expect(value).toContain('5.00 EUR');
  });

  it('opens a window whose inside is as wide as the widget', async () => {
    const openWindow = vi.spyOn(window, 'open').mockReturnValue(null);
    const { user } = show();
    await user.click(button('Open in a phone-sized window'));
    expect(openWindow.mock.calls).toEqual([[HOSTED_URL, '_blank', 'popup,width=392,height=720,noopener,noreferrer']]);
  });

  it('keeps the tools of an integrator folded, and hears every event meanwhile', async () => {
    const frames = startFrames();
    const { user } = show();
    expect(screen.queryByRole('region', { name: 'Preview tools' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Embed snippet' })).toBeNull();
    act(() => frames.say(statusChanged({ id: 'CCO-other', status: 'SUCCESS' })));
    await user.click(screen.getByText('Preview tools'));
    expect(screen.getByRole('region', { name: 'Widget events' }).textContent).toContain('About a different checkout');
    expect(screen.getByRole('link', { name: 'Open widget preview' }).getAttribute('href')).toBe(
      `#/preview/${checkout().id}`,
    );
    await user.click(screen.getByText('Embed snippet'));
    expect(screen.getByRole('region', { name: 'Embed snippet' }).textContent).toContain(checkout().id);
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
    for (let i = 0; i < 11; i++) {
      await user.tab();
      const { activeElement: reachedNow } = document;
      reached.push(reachedNow?.getAttribute('aria-label') ?? reachedNow?.textContent);
    }
    expect(reached).toEqual([
      'Refresh',
      'Copy link',
      'Share…',
      'Open payment page',
      'More actions',
      'Show QR code',
      'Customer display',
      'Copy details for support',
      'Create similar',
      'Save as preset…',
      'Open in a phone-sized window',
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
  const GONE = 'Its account is no longer in this browser, so its status can’t be checked.';

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
    await user.click(button('Copy details for support'));
    await screen.findByRole('button', { name: 'Details copied' });
    expect(clipboard.text).toBe(supportText(checkout({ orderId: 'A-17' })));
  });
});

describe('creating it again', () => {
  it('opens the form filled in like this one, to end as long after now', async () => {
    const { user, onCreateAgain } = show({ expiresAt: NOW + 45 * MINUTE }, { later: 90 * MINUTE });
    await user.click(button('Create similar'));
    const form = draftOf(checkout({ expiresAt: NOW + 45 * MINUTE }), NOW + 90 * MINUTE);
    expect(onCreateAgain.mock.calls).toEqual([[form]]);
  });

  it('is not offered while nothing can be made', () => {
    show({}, { canCreate: false });
    expect(screen.queryByRole('button', { name: 'Create similar' })).toBeNull();
  });
});

describe('saving it as a preset', () => {
  it('leaves for a new preset', async () => {
    const { user, onSavePreset } = show();
    await user.click(button('Save as preset…'));
    expect(onSavePreset).toHaveBeenCalledTimes(1);
  });

  it('is not offered by a locked desk', () => {
    show({}, { locked: true });
    expect(screen.queryByRole('button', { name: 'Save as preset…' })).toBeNull();
  });
});

describe('an underpaid checkout', () => {
  const SHORT = { status: 'CONFLICT', reason: 'UNDERPAID', request: PAID_40 };

  it('offers to ask for what is missing, in its own currency', async () => {
    const { user, onAskForRemainder } = show(SHORT);
    await user.click(button('Request the remaining 60.00 USD'));
    expect(onAskForRemainder.mock.calls).toMatchObject([[{ ask: { amount: '60', currency: 'USD' }, method: 'share' }]]);
  });

  it('leads to the checkout that asks for the rest already, instead of asking twice', () => {
    const link = { checkoutId: 'CCO-2', orderId: 'A-17-2', why: 'remainder', asked: null } as const;
    show(SHORT, { timeline: [entry({ source: 'person', link })] });
    expect(screen.queryByRole('button', { name: /^Ask for/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Open A-17-2, which requests the rest' }).getAttribute('href')).toContain(
      'CCO-2',
    );
  });

  it('offers it in the coin when it had no price', () => {
    show({ ...SHORT, amount: null });
    expect(button('Request the remaining 60 USDT')).toBeDefined();
  });

  it.each([
    ['nothing can be made', SHORT, false],
    ['it is paid', { ...SHORT, status: 'SUCCESS' }, true],
  ])('offers nothing while %s', (_why, changes, canCreate) => {
    show(changes, { canCreate });
    expect(screen.queryByRole('button', { name: /^Ask for/ })).toBeNull();
  });
});

describe('a checkout whose time is up or nearly so', () => {
  const offered = () => screen.queryByRole('button', { name: /^Reissue/ });

  it.each<[string, Partial<StoredCheckout>]>([
    ['has expired', { status: 'EXPIRED' }],
    ['expires within 10 minutes', { expiresAt: NOW + 10 * MINUTE }],
  ])('can be re-issued when it %s', (_what, changes) => {
    show(changes);
    expect(offered()?.getAttribute('aria-disabled')).toBe('false');
  });

  it.each<[string, Partial<StoredCheckout>, Account | undefined]>([
    ['expires later', { expiresAt: NOW + 11 * MINUTE }, account()],
    ['is being paid', { status: 'PAYMENT_DETECTED', expiresAt: NOW + MINUTE }, account()],
    ['has no account any more', { status: 'EXPIRED' }, undefined],
  ])('cannot when it %s', (_what, changes, its) => {
    show(changes, { account: its });
    expect(offered()).toBeNull();
  });

  it('says why it cannot be now', () => {
    show({ status: 'EXPIRED' }, { obstacle: 'offline' });
    expect(offered()?.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('You’re offline.')).toBeDefined();
  });
});

describe('a note of a person', () => {
  it('is written in the page of the checkout, with tags that others have', async () => {
    const { user, annotate } = show({ note: 'Called' });
    await user.type(screen.getByLabelText('Note'), ' back{Control>}{Enter}{/Control}');
    expect(annotate.mock.calls).toEqual([[{ note: 'Called back', noteSeen: oldNote('Called').seen }]]);
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
    expect(textOf(note())).toContain('Underpaid: 40 of 100 USDT received, 60 USDT missing. Customers can’t top up');
  });

  it('is acknowledged there, with what a person notes', async () => {
    const { user, acknowledge } = show(short);
    await user.type(screen.getByLabelText('Note (optional)'), 'Paid back{Enter}');
    expect(acknowledge.mock.calls).toEqual([['Paid back']]);
  });

  it('is not spoken of when there is nothing', () => {
    show({ status: 'CONFLICT', reason: 'UNDERPAID', request: PAID_40 });
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Handled' })).toBeNull();
  });
});

describe('a failed refresh', () => {
  it('is told, with what is still true', () => {
    show({ failures: 1, error: { kind: 'server', status: 503, wait: null } });
    expect(alerts()).toEqual([
      'Last check failed. Inqud has a problem on its side (503). You’re seeing the previous status. ' +
        'Checkout Desk retries automatically.',
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
    expect((await screen.findByRole('alert')).textContent).toContain('You’re offline. Nothing was sent.');
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
    expect(button('Link copied')).toBeDefined();
    act(() => void vi.advanceTimersByTime(2000));
    expect(button('Copy link')).toBeDefined();
    vi.useRealTimers();
    expect(await navigator.clipboard.readText()).toBe(HOSTED_URL);
  });

  it('is not said to be copied when the clipboard refuses', async () => {
    vi.useFakeTimers({ now: NOW });
    show();
    refuseClipboard();
    await click('Copy link');
    expect(screen.queryByRole('button', { name: 'Link copied' })).toBeNull();
  });
});

describe('deleting a checkout', () => {
  // The menu's content is there, shown or not.
  const openMenu = (options: Parameters<typeof show>[1] = {}, changes: Partial<StoredCheckout> = {}) => {
    return show(changes, options);
  };
  const menuButton = (name: string) => screen.queryByRole('button', { name, hidden: true });
  const ask = async (options: Parameters<typeof show>[1] = {}) => {
    const shown = openMenu(options);
    await shown.user.click(screen.getByRole('button', { name: 'Delete…', hidden: true }));
    return { ...shown, dialog: screen.getByRole('dialog', { name: 'Delete 1 checkout?' }) };
  };

  it('says what is lost, what stays, and what else forgetting a person takes, before it does', async () => {
    const { user, dialog, erase } = await ask();
    expect(textOf(dialog)).toMatch(
      /deletes it .* its timeline.*It stays at Inqud.*bring it back.*asked to be forgotten/,
    );
    expect([textOf(dialog).includes('colleagues'), erase.mock.calls]).toEqual([false, []]);
    await user.click(screen.getByRole('button', { name: 'Delete 1 checkout' }));
    await waitFor(() => expect(erase).toHaveBeenCalledTimes(1));
  });

  it('says in a team that colleagues keep theirs', async () => {
    const { dialog } = await ask({ inTeam: true });
    expect(textOf(dialog)).toContain('To delete it for the whole team, ask your team’s admin');
  });

  it('is not offered while the desk is locked', async () => {
    openMenu({ locked: true });
    expect(menuButton('Delete…')).toBeNull();
  });

  it('is another thing than cancelling the link, which Inqud cannot do: it says until when that can be paid', async () => {
    const { user, onCreateAgain } = openMenu({}, { status: 'NEW', expiresAt: NOW + 3_600_000 });
    await user.click(screen.getByRole('button', { name: 'Cancel link…', hidden: true }));
    const dialog = screen.getByRole('dialog', { name: 'Inqud can’t cancel a payment link' });
    expect(textOf(dialog)).toMatch(/until it expires on March 1, 2026 at 1:00\sPM\./);
    await user.click(within(dialog).getByRole('button', { name: 'Create similar' }));
    expect(onCreateAgain).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['has no expiry', { status: 'NEW', expiresAt: null } as const, 'The link has no expiry'],
    ['is final', { status: 'EXPIRED' } as const, null],
  ])('speaks of a link that %s', async (_what, changes, said) => {
    const { user } = openMenu({}, changes);
    if (said === null) {
      expect(menuButton('Cancel link…')).toBeNull();
      return;
    }
    await user.click(screen.getByRole('button', { name: 'Cancel link…', hidden: true }));
    expect(textOf(screen.getByRole('dialog'))).toContain(said);
  });
});
