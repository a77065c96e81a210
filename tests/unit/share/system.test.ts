import { afterEach, describe, expect, it, vi } from 'vitest';
import { shareBySystem } from '../../../lib/share/system';

const WHAT = { title: 'Order 1', text: 'Hello https://x.example/' };

afterEach(() => {
  vi.unstubAllGlobals();
});

function share(how: () => Promise<void>) {
  const share = vi.fn(how);
  vi.stubGlobal('navigator', { share });
  return share;
}

describe('the system’s share sheet', () => {
  it('gets the message and its subject', async () => {
    const asked = share(async () => {});
    expect(await shareBySystem(WHAT)).toBeNull();
    expect(asked).toHaveBeenCalledExactlyOnceWith(WHAT);
  });

  it('may be closed silently', async () => {
    share(() => Promise.reject(new DOMException('Closed', 'AbortError')));
    expect(await shareBySystem(WHAT)).toBeNull();
  });

  it('may fail, with a message that offers another way', async () => {
    share(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    expect(await shareBySystem(WHAT)).toBe('Couldn’t share it from this computer. Copy the message instead.');
  });
});
