import { signal } from '@preact/signals';
import { waitFor } from '@testing-library/preact';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Clock } from '../../components/Time';
import type { PendingCreate, TimelineEntry } from '../../lib/history/database';
import type { CommandName, Payload, Replies } from '../../lib/messaging';
import { CHECKOUT_ID, DRAFT, NOW } from '../unit/examples';

export const HOSTED_URL = `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`;

/** A clock that stands still, `later` ms after NOW. */
export function clockAt(later = 0): Clock {
  return signal(NOW + later);
}

/** A background that answers as told, else with nothing, and remembers what it heard. A thrown error is its answer. */
export function startBackground(answers: { [K in CommandName]?: () => Promise<Replies[K]> } = {}) {
  const heard: { command: CommandName; payload: unknown }[] = [];
  const answer = async (message: { command: CommandName; payload: unknown }) => {
    heard.push(message);
    try {
      return { answer: await answers[message.command]?.() };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
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

/** The browser's answer about Inqud's two sites; a person can grant and take them. */
export function startPermissions(granted: boolean) {
  const { permissions } = fakeBrowser;
  type Listener = Parameters<typeof permissions.onAdded.addListener>[0];
  const listeners = new Set<Listener>();
  const world = { granted, listeners };
  vi.spyOn(permissions, 'contains').mockImplementation(async () => world.granted);
  vi.spyOn(permissions, 'request').mockImplementation(async () => {
    world.granted = true;
    return true;
  });
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockImplementation((listener) => void listeners.add(listener));
    vi.spyOn(event, 'removeListener').mockImplementation((listener) => void listeners.delete(listener));
  }
  return {
    world,
    set(now: boolean) {
      world.granted = now;
      for (const listener of listeners) listener({});
    },
  };
}

/**
 * The frame's own window, as this page sees it: somebody to send to, and to get messages from. A frame
 * enters the page like any other element here: nothing is loaded, and happy-dom does not complain about that.
 */
export function startFrames() {
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
