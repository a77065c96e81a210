import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DemoBand } from '../../../components/demo/DemoBand';

describe('the band above the demo', () => {
  it('tells the two ways out of it apart by their names: only one asks for its end', async () => {
    const sendMessage = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    sendMessage.mockImplementation(() => new Promise(() => {}));
    render(<DemoBand desk={{ emptied: signal(false) }} />);
    const ways = [...document.querySelectorAll('a, button')].map(({ textContent }) => textContent);
    expect(ways).toEqual(['Leave and keep the demo', 'Remove the demo']);
    expect(screen.getByRole('link').getAttribute('href')).toBe('options.html');
    expect(sendMessage).not.toHaveBeenCalled();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Remove the demo' }));
    expect(sendMessage.mock.calls.map(([message]) => message)).toMatchObject([{ command: 'removeDemo' }]);
  });
});
