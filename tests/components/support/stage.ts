import { signal } from '@preact/signals';
import { act, waitFor } from '@testing-library/preact';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../lib/accounts/account';
import type { Clock } from '../../../lib/checkouts/clock';
import type { PendingCreate, Reason, StoredCheckout, TimelineEntry } from '../../../lib/checkouts/database';
import type { CommandName, Payload, Replies } from '../../../lib/messaging/commands';
import { guardedSetting } from '../../../lib/messaging/guardedSettings';
import { failureIn } from '../../../lib/shared/failure/failureIn';
import { writeSetting } from '../../../lib/storage/settings';
import * as frameRule from '../../../lib/widget/frameRule';
import { account, CHECKOUT_ID, checkout, DRAFT, NOW } from '../../unit/support/examples';

export const HOSTED_URL = `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`;

/** A clock that stands still, `later` ms after NOW. */
export function clockAt(later = 0): Clock {
  return signal(NOW + later);
}

export type Answers = { [K in CommandName]?: (payload: Payload<K>) => Promise<Replies[K]> };

/** A background that answers as told, else stores settings and answers with nothing, and remembers what it heard. A thrown error is its answer. */
export function startBackground(answers: Answers = {}) {
  const heard: { command: CommandName; payload: unknown }[] = [];
  const all: Answers = {
    changeSetting: ({ key, value }) => writeSetting(guardedSetting(key), value),
    ...answers,
  };
  const answer = async (message: { command: CommandName; payload: unknown }) => {
    heard.push(message);
    try {
      return { answer: await all[message.command]?.(message.payload as never) };
    } catch (error) {
      return { failed: failureIn(error) };
    }
  };
  fakeBrowser.runtime.onMessage.addListener((message, _sender, reply) => {
    void answer(message).then(reply);
    return true;
  });
  return {
    /** What a command was sent with, each time. */
    payloads: <K extends CommandName>(command: K) =>
      heard.filter((message) => message.command === command).map(({ payload }) => payload as Payload<K>),
  };
}

/** The browser's answer about Inqud's two sites and what is optional; a person can grant and take each. */
export function startPermissions(granted: boolean) {
  const { permissions } = fakeBrowser;
  const sites = ['https://api.inqud.com/*', 'https://paycrypto.inqud.com/*'];
  const allowed = new Set(granted ? sites : []);
  type Listener = Parameters<typeof permissions.onAdded.addListener>[0];
  const listeners = new Set<Listener>();
  type Wanted = { origins?: string[]; permissions?: string[] };
  const all = ({ origins = [], permissions = [] }: Wanted) => [...origins, ...permissions];
  vi.spyOn(permissions, 'contains').mockImplementation(async (wanted) =>
    all(wanted).every((each) => allowed.has(each)),
  );
  vi.spyOn(permissions, 'request').mockImplementation(async (wanted) => {
    for (const each of all(wanted)) allowed.add(each);
    return true;
  });
  vi.spyOn(permissions, 'remove').mockImplementation(async (unwanted) => {
    for (const each of all(unwanted)) allowed.delete(each);
    return true;
  });
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockImplementation((listener) => void listeners.add(listener));
    vi.spyOn(event, 'removeListener').mockImplementation((listener) => void listeners.delete(listener));
  }
  return {
    listeners,
    set(now: boolean, which = sites) {
      for (const site of which) {
        if (now) allowed.add(site);
        else allowed.delete(site);
      }
      for (const listener of listeners) listener({});
    },
  };
}

/** The manifest as far as our pages read it, and its keys as a person has set them. */
export function startManifest(): void {
  vi.spyOn(fakeBrowser.commands, 'getAll').mockImplementation(async () => [
    { name: '_execute_action', description: 'Open Checkout Desk', shortcut: 'Alt+Shift+C' },
    { name: 'lock', description: 'Lock', shortcut: '' },
  ]);
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'Desk', version: '1.2.3' });
}

/**
 * The frame's own window, as this page sees it: somebody to send to, and to get messages from. A frame
 * enters the page like any other element here: nothing is loaded, and happy-dom does not complain about that. `allowing`
 * is what the panel waits for first, as in Chrome; nothing, as in Firefox.
 */
export function startFrames(allowing: Promise<void> | null = null) {
  vi.spyOn(frameRule, 'allowFrame').mockReturnValue(allowing);
  const postMessage = vi.fn<(message: unknown, origin: string) => void>();
  const frameWindow = Object.assign(new EventTarget(), { postMessage });
  const { prototype } = HTMLIFrameElement;
  Object.defineProperty(prototype, 'contentWindow', { configurable: true, get: () => frameWindow });
  const entering = Object.getOwnPropertySymbols(prototype).find((name) => name.description === 'connectedToDocument');
  if (entering) Object.defineProperty(prototype, entering, { value: Reflect.get(HTMLElement.prototype, entering) });
  return {
    postMessage,
    say(data: unknown, from: { origin?: string; source?: unknown } = {}) {
      const event = new MessageEvent('message', { data, origin: from.origin ?? 'https://paycrypto.inqud.com' });
      Object.defineProperty(event, 'source', { value: 'source' in from ? from.source : frameWindow });
      dispatchEvent(event);
    },
  };
}

/** How the frame tells of a `statusChanged` with this detail. */
export function statusChanged(detail: unknown) {
  return { desk: 'status', detail: JSON.stringify(detail) };
}

/** Locks as browsers have them, of one name: one after the other. */
export function startLocks(): void {
  let turn: Promise<unknown> = Promise.resolve();
  const request = <T>(_name: string, work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
}

/** The clipboard waits for what it is given, as a browser's does; returns what it holds in the end. */
export function startClipboard(): { text: string | null } {
  const clipboard: { text: string | null } = { text: null };
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    clipboard.text = (await (await item?.getType('text/plain'))?.text()) ?? null;
  });
  return clipboard;
}

/** The clipboard refuses, as a browser does when a page may not write to it. */
export function refuseClipboard(): void {
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('Not allowed', 'NotAllowedError'));
}

/** Waits until this has the focus: it is moved only after the page was drawn. */
export function toHaveFocus(element: HTMLElement): Promise<void> {
  return waitFor(() => {
    if (document.activeElement !== element) throw new Error(`Focus is on ${document.activeElement?.tagName}`);
  });
}

/** Escape, as a browser hears it in an open dialog: it may be cancelled, else it closes. happy-dom does not hear it. */
export function pressEscape(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
  const unheard = dialog?.dispatchEvent(new Event('cancel', { cancelable: true }));
  act(() => void (unheard && dialog?.close()));
}

/** Text as a person reads it, whatever the spaces between. */
export function textOf(element: Element | null): string {
  return element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** What is said about a field: its mistake, then its help. */
export function saidAt(field: Element): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}

/** What each row of these tables says, cell by cell. */
export function rowsOf(section: HTMLElement): string[][] {
  return Array.from(section.querySelectorAll('tr'), (row) => Array.from(row.cells, textOf));
}

/** An account that Inqud refused, and when. */
export const PAUSED: Account['paused'] = { at: NOW, error: { kind: 'refused', status: 401, messages: [] } };

/** A name that turns into elements when it is written into a page as markup. */
export const MARKUP = '<img src=x onerror="document.title=1"><b>Shop</b> &amp;';

/** Shop 1, Shop 2 and so on, each with an ID and a token of its own. */
export function shops(count: number, changes: (place: number) => Partial<Account> = () => ({})): Account[] {
  return Array.from({ length: count }, (_, place) =>
    account({
      id: `shop-${place + 1}`,
      label: `Shop ${place + 1}`,
      tokenId: `TKN-${place + 1}`,
      position: place,
      ...changes(place),
    }),
  );
}

/** How a create that worked is answered. */
export const CREATED = { outcome: 'created', checkoutId: 'CCO-1', url: 'https://x.example/' } as const;

export function pendingCreate(changes: Partial<PendingCreate> = {}): PendingCreate {
  return {
    attemptId: 'attempt',
    accountId: 'shop',
    draft: { ...DRAFT, clientOrderId: 'A-17' },
    startedAt: NOW,
    attempt: 1,
    state: 'unknown',
    error: null,
    ...changes,
  };
}

export function entry(changes: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    seq: 1,
    checkoutId: CHECKOUT_ID,
    at: NOW,
    from: null,
    to: 'NEW',
    source: 'refresh',
    settled: null,
    ...changes,
  };
}

/** A checkout that needs a person for this reason. */
export const needing = (id: string, reason: Reason, changes: Partial<StoredCheckout> = {}): StoredCheckout =>
  checkout({
    id,
    orderId: `#${id}`,
    attention: { reasons: [reason], acknowledged: [] },
    attentionGravity: ['overpaid', 'failing'].includes(reason) ? 'warn' : 'bad',
    attentionAt: NOW,
    ...changes,
  });
/** As it is stored once a person has acknowledged it. */
export const seen = ({ attentionGravity: _gravity, attentionAt: _at, ...rest }: StoredCheckout): StoredCheckout => ({
  ...rest,
  attention: { ...rest.attention, acknowledged: rest.attention.reasons },
});
