import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AboutPage } from '../../../../components/settings/about/AboutPage';
import { HelpPage } from '../../../../components/settings/about/HelpPage';
import { NewsPage } from '../../../../components/settings/about/NewsPage';
import { BUNDLED } from '../../../../lib/about/bundled';
import { statusWord } from '../../../../lib/checkouts/describe/text';
import { STATUSES } from '../../../../lib/inqud/status';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { unseenUpdate } from '../../../../lib/updates/settings';
import { textOf } from '../../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version: '9.8.7' });
});

describe('what is new', () => {
  it('is what CHANGELOG.md says, of this version first, and then it is seen', async () => {
    await writeSetting(unseenUpdate, '9.8.7');
    render(<NewsPage />);
    expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)[0]).toBe('Version 9.8.7');
    const changes = screen.getAllByRole('listitem').map(textOf);
    expect(changes.length).toBeGreaterThan(10);
    // Markdown's marks are not shown.
    expect(changes.join('')).not.toContain('`');
    expect(document.querySelector('.news code')).not.toBeNull();
    await waitFor(async () => expect(await readSetting(unseenUpdate)).toBeNull());
  });
});

describe('about Checkout Desk', () => {
  it('are its version, its license, and those of all that is in it', async () => {
    render(<AboutPage />);
    expect(screen.getByText('Checkout Desk 9.8.7')).toBeDefined();
    await userEvent.click(screen.getByText('License'));
    await screen.findByText(/MIT License/);
    const named = screen.getAllByRole('listitem').map(textOf);
    expect(named.map((line) => line.split(' ')[0])).toEqual(BUNDLED);
    // In a language that is written from right to left the "@" would stand at the other end.
    expect(Array.from(document.querySelectorAll('li bdi'), textOf)).toEqual(named);
    expect(named[0]).toMatch(/ \d+\.\d+\.\d+ · Apache-2\.0$/);
    await userEvent.click(screen.getByText(/^lucide /));
    await screen.findByText(/ISC License/);
  });
});

describe('help', () => {
  it('tells what each status means, by its word', () => {
    render(<HelpPage />);
    const words = screen.getAllByRole('term').map(textOf);
    expect(words).toEqual(STATUSES.map((status) => statusWord(status)));
    for (const meaning of screen.getAllByRole('definition').map(textOf)) expect(meaning).toMatch(/^[A-Z].+\.$/);
  });

  it('leads to all else that helps, and shows the keys', async () => {
    render(<HelpPage />);
    const links = screen.getAllByRole('link').map((link) => [textOf(link), link.getAttribute('href')]);
    expect(links).toContainEqual(['Diagnostics', '#/settings/diagnostics']);
    expect(links).toContainEqual(['What’s new', '#/settings/news']);
    expect(links).toContainEqual(['About', '#/settings/about']);
    await userEvent.click(screen.getByRole('button', { name: 'Show all shortcuts' }));
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
  });
});
