import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { demoLink } from '../../../lib/demo/identity';
import { keepLinksHere } from '../../../lib/demo/keepLinksHere';

let stop = () => {};
afterEach(() => {
  stop();
  render(null, document.body);
  vi.restoreAllMocks();
});

const REAL = 'https://paycrypto.inqud.com/checkout/CCO-1';

/** Clicks a link as a person does; returns whether the browser would follow it. */
function follows(href: string, type = 'click'): boolean {
  render(
    <a href={href} target="_blank" rel="noreferrer">
      <span>Open</span>
    </a>,
    document.body,
  );
  const event = new MouseEvent(type, { bubbles: true, cancelable: true });
  document.querySelector('span')?.dispatchEvent(event);
  return !event.defaultPrevented;
}

describe('a page of the demo', () => {
  it('follows none of its links, by whichever button, and shows their checkout', () => {
    const show = vi.fn();
    stop = keepLinksHere(window, show);
    expect([follows(demoLink('DEMO-paid-1')), follows(demoLink('DEMO-paid-2'), 'auxclick')]).toEqual([false, false]);
    expect(show.mock.calls).toEqual([['DEMO-paid-1'], ['DEMO-paid-2']]);
  });

  it('opens none of them in a window, and any other as before', () => {
    const open = vi.fn(() => null);
    vi.stubGlobal('open', open);
    const show = vi.fn();
    stop = keepLinksHere(window, show);
    expect(window.open(demoLink('DEMO-paid-1'), '_blank')).toBeNull();
    expect(open).not.toHaveBeenCalled();
    window.open(REAL, '_blank', 'noopener');
    expect(open).toHaveBeenCalledWith(REAL, '_blank', 'noopener');
    expect(show.mock.calls).toEqual([['DEMO-paid-1']]);
  });

  it('leaves other links alone, and all of them once it is closed', () => {
    const show = vi.fn();
    const { open } = window;
    keepLinksHere(window, show)();
    expect(window.open).toBe(open);
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    follows(demoLink('DEMO-paid-1'));
    expect(show).not.toHaveBeenCalled();
    stop = keepLinksHere(window, show);
    follows('#/checkouts');
    expect(show).not.toHaveBeenCalled();
  });
});
