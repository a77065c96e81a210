import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PreviewPage } from '../../../components/widget/PreviewPage';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { WIDGET_ORIGIN } from '../../../lib/inqud/origins';
import { CHECKOUT_ID, checkout } from '../../unit/support/examples';
import { HOSTED_URL, saidAt, startFrames, statusChanged, textOf, toHaveFocus } from '../support/stage';

const OTHER_ID = 'CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b';

function show(id: string | null, stored: StoredCheckout[] = [], allowed: boolean | null = true) {
  const frames = startFrames();
  const onShow = vi.fn();
  const sendMessage = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  const grant = vi.fn();
  const page = (now: string | null) => (
    <PreviewPage
      id={now}
      onShow={onShow}
      checkoutOf={async (wanted) => stored.find((each) => each.id === wanted)}
      hrefOf={(each) => `#/checkouts/${each}`}
      allowed={allowed}
      grant={grant}
    />
  );
  const { rerender } = render(page(id));
  return {
    user: userEvent.setup(),
    onShow,
    reported: () => sendMessage.mock.calls.map(([message]): unknown => message),
    grant,
    hosted: frames.postMessage.mock.calls,
    say: (message: unknown) => act(() => frames.say(message)),
    turnTo: (next: string | null) => rerender(page(next)),
  };
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Checkout ID or link to its hosted page' });
const frame = () => screen.queryByTitle<HTMLIFrameElement>('Inqud payment widget');
const stage = () => document.querySelector('.preview-stage');
const link = (name: string | RegExp) => screen.getByRole<HTMLAnchorElement>('link', { name });

describe('the preview without a checkout', () => {
  it('says what it is for, and waits for an ID', async () => {
    show(null);
    await toHaveFocus(field());
    expect(screen.getByText(/The checkout need not be in the list of this browser/)).toBeDefined();
    expect(frame()).toBeNull();
  });

  it.each([
    ['an ID', CHECKOUT_ID],
    ['an ID in capitals, with space around', `  ${CHECKOUT_ID.toUpperCase()} `],
    ['a link to the hosted page', HOSTED_URL],
  ])('shows by Enter what is pasted: %s', async (_what, text) => {
    const { user, onShow } = show(null);
    await user.click(field());
    await user.paste(text);
    await user.keyboard('{Enter}');
    expect(onShow.mock.calls).toEqual([[CHECKOUT_ID]]);
    expect(field().value).toBe(CHECKOUT_ID);
  });

  it.each([
    ['', 'There is no checkout ID in this.'],
    ['10482', 'There is no checkout ID in this.'],
    [`${CHECKOUT_ID} ${OTHER_ID}`, 'There are 2 checkout IDs in this. Leave one.'],
  ])('tells what is wrong with "%s", until it is changed', async (text, mistake) => {
    const { user, onShow } = show(null);
    await user.click(field());
    await user.paste(text);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain(mistake);
    expect(saidAt(field())).toContain(mistake);
    expect(onShow).not.toHaveBeenCalled();
    await user.type(field(), 'C');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the preview of a checkout', () => {
  it('hosts its widget, and says that it is not in the list', async () => {
    const { say, hosted } = show(CHECKOUT_ID);
    expect(field().value).toBe(CHECKOUT_ID);
    fireEvent.load(screen.getByTitle('Inqud payment widget'));
    say({ desk: 'hosting' });
    expect(hosted).toEqual([[{ desk: 'host', checkoutId: CHECKOUT_ID }, WIDGET_ORIGIN]]);
    expect(await screen.findByText('It is not in the list of this browser.')).toBeDefined();
    expect(link('Open hosted page').href).toBe(HOSTED_URL);
  });

  it('leads to the checkout when it is in the list, with its confirmed status', async () => {
    show(CHECKOUT_ID, [checkout({ orderId: 'A-17', status: 'SUCCESS', url: 'https://paycrypto.inqud.com/other' })]);
    expect((await screen.findByRole('link', { name: 'Order A-17' })).getAttribute('href')).toBe(
      `#/checkouts/${CHECKOUT_ID}`,
    );
    expect(textOf(document.querySelector('.preview-known'))).toContain('Paid');
    expect(link('Open hosted page').href).toBe('https://paycrypto.inqud.com/other');
    expect(screen.queryByText('It is not in the list of this browser.')).toBeNull();
  });

  it('opens the hosted page in a window whose inside is as wide as the widget', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { user } = show(CHECKOUT_ID);
    await user.click(screen.getByRole('button', { name: 'Open in a 392 px window' }));
    expect(open.mock.calls).toEqual([[HOSTED_URL, '_blank', 'popup,width=392,height=720,noopener,noreferrer']]);
  });

  it('tells an address without a checkout ID, and hosts nothing', () => {
    show('10482');
    expect(field().value).toBe('10482');
    expect(screen.getByRole('alert').textContent).toContain('There is no checkout ID in this.');
    expect(frame()).toBeNull();
  });

  it('without the permission asks for it', async () => {
    const { user, grant } = show(CHECKOUT_ID, [], false);
    expect(frame()).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('passes on what the widget says of it, and shows all that the widget says [S-9]', () => {
    const { say, reported } = show(CHECKOUT_ID);
    for (const detail of [{ id: CHECKOUT_ID, status: 'SUCCESS' }, { id: OTHER_ID, status: 'NEW' }, null]) {
      say(statusChanged(detail));
    }
    expect(reported()).toEqual([
      { command: 'reportStatus', payload: { source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' } },
    ]);
    const lines = screen.getAllByRole('listitem').map(textOf);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(`{"id":"${CHECKOUT_ID}","status":"SUCCESS"}`);
    expect(lines[1]).toContain('About another checkout.');
    expect(lines[2]).toContain('Not as documented.');
  });

  it('keeps the log when another checkout is shown, and when the widget is reloaded, until it is cleared', async () => {
    const { user, say, turnTo } = show(CHECKOUT_ID);
    say(statusChanged({ id: CHECKOUT_ID, status: 'NEW' }));
    await user.click(screen.getByRole('button', { name: 'Reload the widget' }));
    turnTo(OTHER_ID);
    expect(field().value).toBe(OTHER_ID);
    say(statusChanged({ id: CHECKOUT_ID, status: 'NEW' }));
    const lines = screen.getAllByRole('listitem').map(textOf);
    expect(lines.map((line) => line.includes('another checkout'))).toEqual([false, true]);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('has the code for a shop’s page', () => {
    show(CHECKOUT_ID);
    expect(document.querySelector('pre')?.textContent).toContain(`<app-widget id="${CHECKOUT_ID}">`);
  });
});

describe('the tools beside the widget', () => {
  it('say how long it took to load, anew after a reload', async () => {
    const { user, say } = show(CHECKOUT_ID);
    expect(screen.getByText('Load time not known yet')).toBeDefined();
    say({ desk: 'shown', after: 123.4 });
    expect(screen.getByText('Loaded in 123 ms')).toBeDefined();
    const first = frame();
    await user.click(screen.getByRole('button', { name: 'Reload the widget' }));
    await waitFor(() => expect(frame()).not.toBe(first));
    expect(screen.getByText('Load time not known yet')).toBeDefined();
    say({ desk: 'shown', after: 80 });
    expect(screen.getByText('Loaded in 80 ms')).toBeDefined();
  });

  it('change what is around it, and nothing of itself', async () => {
    const { user, say } = show(CHECKOUT_ID);
    say({ desk: 'shown', after: 1 });
    const first = frame();
    const looks = () => stage()?.className.replace('preview-stage ', '');
    expect(looks()).toBe('preview-on-desk');
    for (const [name, look] of [
      ['Light', 'preview-on-light'],
      ['Dark', 'preview-on-dark'],
    ] as const) {
      await user.click(screen.getByRole('radio', { name }));
      expect(looks()).toBe(look);
    }
    await user.click(screen.getByRole('checkbox', { name: 'Phone, 412 × 915' }));
    expect(looks()).toBe('preview-on-dark preview-phone');
    await user.click(screen.getByRole('radio', { name: 'As here' }));
    await user.click(screen.getByRole('checkbox', { name: 'Phone, 412 × 915' }));
    expect(looks()).toBe('preview-on-desk');
    expect(frame()).toBe(first);
  });
});
