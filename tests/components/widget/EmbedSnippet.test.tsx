import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EmbedSnippet } from '../../../components/widget/EmbedSnippet';
import { SNIPPETS } from '../../../lib/share/snippets/snippets';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { refuseClipboard, startClipboard } from '../support/stage';

function show() {
  render(<EmbedSnippet checkoutId={CHECKOUT_ID} />);
  return userEvent.setup();
}
const code = () => document.querySelector('pre')?.textContent;
const tab = (name: string) => screen.getByRole('tab', { name });
const chosen = () => screen.getByRole('tab', { selected: true }).textContent;

describe('the embed snippet', () => {
  it('is the HTML page at first', () => {
    show();
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'HTML',
      'React',
      'Vue',
      'TypeScript',
    ]);
    expect(chosen()).toBe('HTML');
    expect(code()).toContain(`<app-widget id="${CHECKOUT_ID}"></app-widget>`);
  });

  it.each(SNIPPETS)('in $name is copied exactly as it is shown', async ({ name, write }) => {
    const user = show();
    const clipboard = startClipboard();
    await user.click(tab(name));
    expect(screen.getByRole('tabpanel', { name })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(clipboard.text).toBe(write(CHECKOUT_ID));
    expect(code()).toBe(clipboard.text);
    expect(screen.getByRole('button', { name: 'Code copied' })).toBeDefined();
  });

  it('is no longer called copied when another one is shown', async () => {
    const user = show();
    startClipboard();
    await user.click(screen.getByRole('button', { name: 'Copy code' }));
    await user.click(tab('Vue'));
    expect(screen.getByRole('button', { name: 'Copy code' })).toBeDefined();
  });

  it('says so when the browser does not let it copy', async () => {
    const user = show();
    refuseClipboard();
    await user.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(screen.getByRole('button', { name: 'Couldn’t copy' })).toBeDefined();
  });

  it.each([
    ['ArrowRight', 'React'],
    ['ArrowLeft', 'TypeScript'],
    ['End', 'TypeScript'],
    ['Home', 'HTML'],
  ])('is chosen by the keyboard: %s leads from HTML to %s', async (key, name) => {
    const user = show();
    await user.tab();
    await user.keyboard(`{${key}}`);
    expect(chosen()).toBe(name);
    expect(document.activeElement).toBe(tab(name));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('region', { name: `Code in ${name}` }));
  });

  it('comes round from the last to the first', async () => {
    const user = show();
    await user.click(tab('TypeScript'));
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toBe('HTML');
  });
});
