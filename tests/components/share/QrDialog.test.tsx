import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { QrDialog } from '../../../components/share/QrDialog';
import { qrOf, qrSvg } from '../../../lib/share/qr';
import { checkout } from '../../unit/support/examples';
import { startDownloads } from '../support/downloads';
import { HOSTED_URL, refuseClipboard, textOf, toHaveFocus } from '../support/stage';

function show(url = HOSTED_URL) {
  const onClose = vi.fn();
  render(<QrDialog shared={checkout({ orderId: '10/17', url })} onClose={onClose} />);
  return { user: userEvent.setup(), onClose };
}

const button = (name: string) => screen.getByRole('button', { name });
const said = () => textOf(screen.getByRole('status'));

describe('the QR code of a link', () => {
  it('is drawn black on white with its quiet zone, has a name, and stands above the link', () => {
    show();
    const code = screen.getByRole('img', { name: 'QR code of the payment link' });
    const size = qrOf(HOSTED_URL)?.size ?? 0;
    expect(code.getAttribute('viewBox')).toBe(`-4 -4 ${size + 8} ${size + 8}`);
    const white = code.querySelector('rect');
    expect(['x', 'y', 'width', 'height', 'fill'].map((name) => white?.getAttribute(name))).toEqual([
      ...['-4', '-4', `${size + 8}`, `${size + 8}`, 'white'],
    ]);
    expect(code.querySelector('path')?.getAttribute('d')).toBe(qrOf(HOSTED_URL)?.path);
    expect(code.querySelector('path')?.getAttribute('fill')).toBe('black');
    expect(screen.getByText(HOSTED_URL)).toBeDefined();
  });

  it('is copied as an image by Enter', async () => {
    const written: ClipboardItem[] = [];
    const { user } = show();
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => void written.push(...items));
    await toHaveFocus(button('Copy image'));
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(said()).toBe('Image copied'));
    expect(written.map(({ types }) => types)).toEqual([['image/png']]);
    const image = await written[0]?.getType('image/png');
    expect((await image?.text())?.slice(1, 4)).toBe('PNG');
  });

  it('says so when the clipboard refuses', async () => {
    const { user } = show();
    refuseClipboard();
    await user.click(button('Copy image'));
    await vi.waitFor(() => expect(said()).toBe('Couldn’t copy. Save the image instead.'));
  });

  it('is saved under the order’s ID', async () => {
    const files = startDownloads();
    const { user } = show();
    await user.click(button('Save SVG'));
    expect(said()).toBe('qr-10-17.svg saved to Downloads');
    await user.click(button('Save PNG'));
    await vi.waitFor(() => expect(said()).toBe('qr-10-17.png saved to Downloads'));
    expect(files.map(({ name }) => name)).toEqual(['qr-10-17.svg', 'qr-10-17.png']);
    const qr = qrOf(HOSTED_URL);
    expect(await files[0]?.blob).toBe(qr && (await qrSvg(qr).text()));
  });

  it('says so when the link is too long for one', () => {
    show(`${HOSTED_URL}?${'x'.repeat(3000)}`);
    expect(screen.getByText('The link is too long for a QR code. Copy it instead.')).toBeDefined();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('is closed by its button', async () => {
    const { user, onClose } = show();
    await user.click(button('Close'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
