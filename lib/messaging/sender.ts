import { browser } from 'wxt/browser';
import { WIDGET_ORIGIN } from '../inqud/origins';

/** What the browser says of who sent a message. */
export type Sender = {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
};

/** The origin of this extension's pages. Not by URL: outside of browsers it has no origins of extensions. */
export function ownOrigin(): string {
  return browser.runtime.getURL('/').replace(/\/$/, '');
}

/** Whether it is a page of this extension: by its origin, which a content script in a website does not have. */
export function isOwnPage({ id, origin }: Sender, ownOrigin: string): boolean {
  return id === browser.runtime.id && origin === ownOrigin;
}

/** Whether it is our script in Inqud's hosted page of this checkout, at the top of its tab. */
export function isHostedPageOf({ id, origin, url, frameId }: Sender, checkoutId: string): boolean {
  if (id !== browser.runtime.id || origin !== WIDGET_ORIGIN || frameId !== 0) return false;
  return URL.parse(url ?? '')?.pathname === `/checkout/${checkoutId}`;
}
