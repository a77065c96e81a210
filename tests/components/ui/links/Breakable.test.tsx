import { render } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Breakable } from '../../../../components/ui/links/Breakable';

describe('an address in a narrow place', () => {
  it.each([
    ['paycrypto.inqud.com', ['paycrypto', '.inqud', '.com']],
    ['https://paycrypto.inqud.com/checkout/CCO-1', ['https://', 'paycrypto', '.inqud', '.com/', 'checkout/', 'CCO-1']],
    ['https://shop.example/?order=1&from=qr#top', ['https://', 'shop', '.example/', '?order=1', '&from=qr', '#top']],
    ['localhost', ['localhost']],
    ['', ['']],
  ])('%s is broken between its parts alone, and stays the same text', (text, parts) => {
    const { container } = render(<Breakable text={text} />);
    expect(container.innerHTML.replaceAll('&amp;', '&').split('<wbr>')).toEqual(parts);
    expect(container.textContent).toBe(text);
  });
});
