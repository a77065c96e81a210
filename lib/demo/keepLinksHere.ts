import { checkoutOfDemoLink } from './identity';

/** What of a window it takes. */
type Page = Pick<Window, 'addEventListener' | 'removeEventListener' | 'open'>;

/**
 * A demo's link leads nowhere, so in this page it is not followed: whatever opens it shows the checkout's stand-in instead.
 * Returns how to stop.
 */
export function keepLinksHere(page: Page, show: (checkoutId: string) => void): () => void {
  const onClick = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const id = link && checkoutOfDemoLink(link.href);
    if (id === null) return;
    event.preventDefault();
    show(id);
  };
  const { open } = page;
  page.open = (url, ...how) => {
    const id = checkoutOfDemoLink(String(url));
    if (id === null) return open.call(page, url, ...how);
    show(id);
    return null;
  };
  // A click of the middle button opens a link, too.
  for (const type of ['click', 'auxclick']) page.addEventListener(type, onClick, { capture: true });
  return () => {
    page.open = open;
    for (const type of ['click', 'auxclick']) page.removeEventListener(type, onClick, { capture: true });
  };
}
