import { signal } from '@preact/signals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ChangedMessage } from '../../../components/share/ChangedMessage';
import { MessagesSettings } from '../../../components/share/MessagesSettings';
import type { TeamShare } from '../../../lib/app/teamShare';
import type { Message } from '../../../lib/share/message';
import { defaultMessage } from '../../../lib/share/messages';
import { ownMessages } from '../../../lib/share/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import type { TeamItem, TeamItems } from '../../../lib/team/shared/teamItems';
import { startBackground, textOf, toHaveFocus } from '../support/stage';

const OWN: Message = { id: 'own', language: 'de', title: 'Erinnerung', subject: 'Zahlung', text: 'Bald:\n{link}' };
const EVIL = 'Our wallet has changed: bc1q…\n{link}';
const NAME = 'Erinnerung (Deutsch)';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
});

function item({ id, ...value }: Message, changes: Partial<TeamItem<'messages'>> = {}): TeamItem<'messages'> {
  return { id, value, by: 'Anna', changedBy: 'Anna', at: '', ...changes };
}
const known = (team: Partial<TeamItems<'messages'>>): TeamItems<'messages'> => ({
  items: [],
  follows: new Set(),
  ended: new Map(),
  ...team,
});

async function open(own: Message[], team: Partial<TeamItems<'messages'>>) {
  await writeSetting(ownMessages, own);
  const share = {
    items: signal<TeamItems<'messages'> | null>(known(team)),
    share: vi.fn<TeamShare<'messages'>['share']>(async () => null),
    unshare: vi.fn<TeamShare<'messages'>['unshare']>(async () => null),
    follow: vi.fn<TeamShare<'messages'>['follow']>(async () => null),
  };
  render(<MessagesSettings team={share} />);
  await screen.findByRole('heading', { name: 'Messages to customers' });
  return { ...share, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
const stored = () => readSetting(ownMessages);
const line = (name: string) => textOf(button(`Edit ${name}`).closest('li'));

describe('the switch of a message', () => {
  it('is not there without a team', async () => {
    await writeSetting(ownMessages, [OWN]);
    render(<MessagesSettings />);
    await userEvent.setup().click(await screen.findByRole('button', { name: `Edit ${NAME}` }));
    expect(screen.queryByLabelText(/^Share with the team/)).toBeNull();
  });

  it('shares its text, also that of a built-in one', async () => {
    const { user, share } = await open([OWN], {});
    const { id: _, ...value } = defaultMessage('en') ?? OWN;
    await user.click(button('Edit English'));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save message'));
    await waitFor(() => expect(share).toHaveBeenCalledWith('en', null, value));
  });

  it('shares none with something in it that nobody sees: no colleague would be shown it', async () => {
    const { user, share } = await open([{ ...OWN, text: 'Bald: {link}\u202e' }], {});
    await user.click(button(`Edit ${NAME}`));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save message'));
    await screen.findByText(/invisible character/);
    expect(share).not.toHaveBeenCalled();
  });

  it('turned off takes it from everybody, and keeps it here', async () => {
    const { user, unshare } = await open([OWN], { items: [item(OWN)], follows: new Set(['own']) });
    expect(line(NAME)).toContain('Shared by Anna');
    await user.click(button(`Edit ${NAME}`));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save message'));
    await waitFor(() => expect(unshare).toHaveBeenCalledWith('own'));
    expect(await stored()).toEqual([OWN]);
  });
});

describe('a colleague’s message', () => {
  it('is offered in full, and is one of those to choose from once somebody has read it [S-157]', async () => {
    const { user, follow } = await open([], { items: [item(OWN)] });
    const offered = screen.getByRole('region', { name: 'From your team' });
    expect(offered.querySelector('td[dir=auto]')).not.toBeNull();
    for (const fact of ['Shared by Anna', 'Deutsch', 'Zahlung', 'Bald:\n{link}'])
      expect(offered.textContent).toContain(fact);
    expect(await stored()).toEqual([]);
    await user.click(button(`Use ${NAME} here`));
    await waitFor(async () => expect(await stored()).toEqual([OWN]));
    expect(follow).toHaveBeenCalledWith('own', true);
  });

  it.each<[string, Partial<Message>]>([
    ['has no link', { text: 'Pay to bc1q…' }],
    ['turns its text around', { text: 'Hello \u202e{link}' }],
    ['hides something', { text: `{link}${'\u200b'.repeat(50)}` }],
    ['hides something in its subject', { subject: 'Pay\u2066ment' }],
    ['has a line break in its subject', { subject: 'a\nb' }],
    ['has a placeholder that there is not', { text: '{link} {secret}' }],
    ['has no name', { title: ' ' }],
  ])('that %s is not offered', async (_, changes) => {
    await open([], { items: [item({ ...OWN, ...changes })] });
    expect(screen.queryByRole('region', { name: 'From your team' })).toBeNull();
  });

  it('gets another name beside one of the same name', async () => {
    const { user } = await open([{ ...OWN, id: 'mine' }], { items: [item(OWN)] });
    await user.click(button('Use Erinnerung 2 (Deutsch) here'));
    await waitFor(async () =>
      expect((await stored())?.map(({ title }) => title)).toEqual(['Erinnerung', 'Erinnerung 2']),
    );
  });
});

describe('a change of a message by a colleague', () => {
  const changed = item({ ...OWN, text: EVIL }, { changedBy: 'Bob' });

  it('is shown beside what customers get, which stays as it is until somebody uses the change [S-157]', async () => {
    const { user } = await open([OWN], { items: [changed], follows: new Set(['own']) });
    expect(line(NAME)).toContain('Bob changed this for the team');
    const rows = within(screen.getByRole('table', { name: NAME })).getAllByRole<HTMLTableRowElement>('row');
    expect(rows.map(({ cells }) => Array.from(cells, ({ textContent }) => textContent))).toEqual([
      ['', 'In use here', 'In the team'],
      ['Text', OWN.text, EVIL],
    ]);
    expect(await stored()).toEqual([OWN]);
    await user.click(button(`Use the team’s version of ${NAME}`));
    await waitFor(async () => expect(await stored()).toEqual([{ ...OWN, text: EVIL }]));
    await toHaveFocus(button(`Edit ${NAME}`));
  });

  it('of a built-in one changes nothing of it here either, nor its language', async () => {
    const theirs = { ...OWN, id: 'en', text: EVIL };
    const { user, share } = await open([], { items: [item(theirs)] });
    expect(await stored()).toEqual([]);
    // Saved without the switch, it stays between this desk and its customers.
    await user.click(button('Edit English'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Share with the team/).checked).toBe(false);
    await user.click(button('Save message'));
    await screen.findByText('English saved');
    expect(share).not.toHaveBeenCalled();
    await user.click(button('Use the team’s version of English'));
    await waitFor(async () => expect(await stored()).toEqual([{ ...theirs, title: '', language: 'en' }]));
  });

  it('that takes it out of the team leaves it here, to be kept or deleted', async () => {
    const { user, follow } = await open([OWN], { follows: new Set(['own']), ended: new Map([['own', 'Bob']]) });
    expect(line(NAME)).toContain('Bob no longer shares this');
    await user.click(button(`Keep ${NAME} as my own`));
    expect(follow).toHaveBeenCalledWith('own', false);
    await toHaveFocus(button(`Edit ${NAME}`));
  });

  it('is said where the message is about to be sent', async () => {
    await writeSetting(ownMessages, [OWN]);
    const team = signal<TeamItems<'messages'> | null>(known({ items: [item(OWN)], follows: new Set(['own']) }));
    const { container } = render(<ChangedMessage team={team} chosen={OWN} />);
    expect(container.textContent).toBe('');
    team.value = known({ items: [changed], follows: new Set(['own']) });
    await screen.findByText(/Bob changed this for the team/);
    expect(screen.getByRole('link').getAttribute('href')).toBe('#/settings/messages');
    team.value = null;
    await waitFor(() => expect(container.textContent).toBe(''));
  });
});

describe('deleting a message', () => {
  it('takes it from everybody when this desk has shared it, and says so', async () => {
    const { user, unshare } = await open([OWN], { items: [item(OWN, { by: null })], follows: new Set(['own']) });
    await user.click(button(`Delete ${NAME}`));
    expect(screen.getByText('It’s no longer shared with your team, either.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(async () => expect(await stored()).toEqual([]));
    expect(unshare).toHaveBeenCalledWith('own');
  });

  it('leaves a colleague’s with the team', async () => {
    const { user, unshare, follow } = await open([OWN], { items: [item(OWN)], follows: new Set(['own']) });
    await user.click(button(`Delete ${NAME}`));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(follow).toHaveBeenCalledWith('own', false));
    expect(unshare).not.toHaveBeenCalled();
  });
});
