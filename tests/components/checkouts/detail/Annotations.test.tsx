import { act, cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Annotations } from '../../../../components/checkouts/detail/Annotations';
import type { Annotation } from '../../../../lib/checkouts/annotate';
import { keptNote } from '../../../../lib/checkouts/bounds';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { newDesk } from '../../../../lib/sealing/deskId';
import { oldNote, withNote } from '../../../../lib/sync/noteHistory';
import { checkout } from '../../../unit/support/examples';
import { MARKUP, saidAt, textOf } from '../../support/stage';

/** Each test has a checkout of its own: what is not saved outlives the page. */
let id = '';
beforeEach(() => {
  id = crypto.randomUUID();
});

function open(
  changes: Partial<StoredCheckout> = {},
  annotate: (change: Annotation) => Promise<unknown> = async () => {},
  suggestions: string[] = [],
) {
  const heard = vi.fn(annotate);
  const page = (now: Partial<StoredCheckout>) => (
    <Annotations checkout={checkout({ id, ...now })} authors={{}} suggestions={suggestions} annotate={heard} />
  );
  const { rerender } = render(page(changes));
  return {
    user: userEvent.setup(),
    heard,
    /** The history says something new. */
    becomes: (now: Partial<StoredCheckout>) => rerender(page(now)),
    changes: () => heard.mock.calls.map(([change]) => change),
  };
}

const note = () => screen.getByLabelText<HTMLTextAreaElement>('Note');
const tagField = () => screen.getByLabelText<HTMLInputElement>('Add a tag');
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const said = () => textOf(screen.getByRole('region', { name: 'Note and tags' }));
const full = async () => {
  throw new Error('The disk is full.');
};

describe('the note', () => {
  it('says that it was longer, where a restored copy has left out its end', () => {
    open({ note: keptNote('x'.repeat(20_000)) });
    expect(said()).toContain('This note was longer. Text after […] wasn’t kept.');
  });

  it('is saved when the field is left, and says so', async () => {
    const { user, changes } = open();
    await user.type(note(), ' Called back ');
    expect(said()).toContain('Not saved yet. Press Ctrl+Enter to save.');
    await user.tab();
    expect(changes()).toEqual([{ note: 'Called back', noteSeen: [] }]);
    await screen.findByText('Saved');
  });

  it.each(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])('is saved by %s', async (keys) => {
    const { user, changes } = open();
    await user.type(note(), `Called back${keys}`);
    expect(changes()).toEqual([{ note: 'Called back', noteSeen: [] }]);
    await screen.findByText('Saved');
    await user.tab();
    expect(changes()).toHaveLength(1);
  });

  it('has lines: Enter alone saves nothing', async () => {
    const { user, changes } = open();
    await user.type(note(), 'one{Enter}two');
    expect([note().value, changes()]).toEqual(['one\ntwo', []]);
  });

  it('that was not touched is not saved', async () => {
    const { user, changes } = open({ note: 'Old' });
    await user.click(note());
    await user.tab();
    expect([note().value, changes()]).toEqual(['Old', []]);
  });

  it('that was emptied is none', async () => {
    const { user, changes } = open({ note: 'Old' });
    await user.clear(note());
    await user.tab();
    expect(changes()).toEqual([{ note: null, noteSeen: oldNote('Old').seen }]);
  });

  it('says what kept it from being saved, keeps what was typed, and can be saved again', async () => {
    let disk = full;
    const { user, changes } = open({}, () => disk());
    await user.type(note(), 'Called back');
    await user.tab();
    expect(textOf(await screen.findByRole('alert'))).toBe(
      'Couldn’t save the note. The disk is full. What you typed stays here. Save again',
    );
    disk = async () => undefined as never;
    await user.click(button('Save again'));
    await screen.findByText('Saved');
    expect(changes()).toEqual([
      { note: 'Called back', noteSeen: [] },
      { note: 'Called back', noteSeen: [] },
    ]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that could not be saved is there when somebody comes back to this checkout, and at no other', async () => {
    const { user } = open({ note: 'Old' }, full);
    await user.type(note(), ' and new');
    await user.tab();
    act(cleanup);
    const first = id;
    id = 'another';
    open({ note: null });
    expect(note().value).toBe('');
    act(cleanup);
    id = first;
    const { changes, user: again } = open({ note: 'Old' });
    expect(note().value).toBe('Old and new');
    expect(said()).toContain('Not saved yet.');
    await again.type(note(), '{Control>}{Enter}{/Control}');
    await screen.findByText('Saved');
    expect(changes()).toEqual([{ note: 'Old and new', noteSeen: oldNote('Old').seen }]);
  });

  it('is saved when its page goes, in the middle of a word', async () => {
    const { user, changes } = open();
    await user.type(note(), 'Called ba');
    act(cleanup);
    expect(changes()).toEqual([{ note: 'Called ba', noteSeen: [] }]);
  });

  it('is saved when the tab is closed, which is asked about first', async () => {
    const { user, changes } = open();
    const close = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(close()).toBe(true);
    await user.type(note(), 'Called ba');
    expect(close()).toBe(false);
    act(() => void dispatchEvent(new Event('pagehide')));
    expect(changes()).toEqual([{ note: 'Called ba', noteSeen: [] }]);
    await screen.findByText('Saved');
    expect(close()).toBe(true);
  });

  it('keeps what is typed while it is being saved, and saves that too', async () => {
    const first = Promise.withResolvers<void>();
    const { user, changes, becomes } = open({}, () => first.promise);
    await user.type(note(), 'one{Control>}{Enter}{/Control}');
    expect(said()).toContain('Saving…');
    await user.type(note(), ' two');
    becomes({ note: 'one' });
    first.resolve();
    await screen.findByText(/Not saved yet/);
    expect(note().value).toBe('one two');
    await user.tab();
    expect(changes()).toEqual([
      { note: 'one', noteSeen: [] },
      { note: 'one two', noteSeen: [] },
    ]);
  });

  it('follows what another page saves, unless something newer was typed here', async () => {
    const { user, becomes } = open({ note: 'Old' });
    becomes({ note: 'From elsewhere' });
    await waitFor(() => expect(note().value).toBe('From elsewhere'));
    await user.type(note(), '!');
    becomes({ note: 'Once more' });
    expect(note().value).toBe('From elsewhere!');
  });

  it('that was typed while a colleague’s came does not replace what was never shown here', async () => {
    const anna = newDesk();
    const theirs = withNote(oldNote('Old'), 'Hers', { now: 1, desk: anna });
    const { user, changes, becomes } = open({ note: 'Old' });
    await user.type(note(), ', and mine');
    becomes({ note: 'Hers', edits: { note: theirs } });
    await user.tab();
    await screen.findByText('Saved');
    expect(changes()).toEqual([{ note: 'Old, and mine', noteSeen: oldNote('Old').seen }]);
    // From now on both are shown, and replaced by what is typed next.
    const both = withNote(theirs, 'Old, and mine', { now: 2, desk: newDesk() }, oldNote('Old').seen);
    becomes({ note: 'Old, and mine', edits: { note: both } });
    expect(said()).toContain('Hers');
    await user.type(note(), '!{Control>}{Enter}{/Control}');
    expect(changes().at(-1)).toEqual({ note: 'Old, and mine!', noteSeen: both.seen });
  });

  it('of 2,000 characters is saved; a longer one is not, nothing of it is cut, and it is said', async () => {
    const { user, changes } = open();
    await user.click(note());
    await user.paste('x'.repeat(2001));
    await user.tab();
    expect([note().value.length, changes()]).toEqual([2001, []]);
    expect(saidAt(note())).toBe('Not saved. Use at most 2,000 characters; this note has 2,001.');
    await user.type(note(), '{Backspace}');
    await user.tab();
    expect(changes()).toEqual([{ note: 'x'.repeat(2000), noteSeen: [] }]);
  });
});

describe('tags', () => {
  const tags = () =>
    within(screen.getByRole('list', { name: 'Tags' }))
      .getAllByRole('listitem')
      .map(textOf);

  it('are shown, each with a button that removes it; the focus goes on', async () => {
    const { user, changes } = open({ tags: ['VIP', MARKUP] });
    expect(tags()).toEqual(['VIP✕', `${MARKUP}✕`]);
    await user.click(button('Remove tag VIP'));
    expect(changes()).toEqual([{ removeTags: ['VIP'] }]);
    expect(document.activeElement).toBe(tagField());
  });

  it('are no list when there is none', () => {
    open();
    expect(screen.queryByRole('list', { name: 'Tags' })).toBeNull();
  });

  it.each(['{Enter}', ','])('are added by %s', async (key) => {
    const { user, changes } = open();
    await user.type(tagField(), ` big  spender ${key}`);
    expect(changes()).toEqual([{ addTags: ['big spender'] }]);
    await waitFor(() => expect(tagField().value).toBe(''));
  });

  it('are added when the field is left, in the middle of a word', async () => {
    const { user, changes } = open();
    await user.type(tagField(), 'half');
    await user.tab();
    expect([changes(), tagField().value]).toEqual([[{ addTags: ['half'] }], '']);
  });

  it('can be typed one after the other without waiting', async () => {
    const answer = Promise.withResolvers<void>();
    const { user, changes } = open({}, () => answer.promise);
    await user.type(tagField(), 'VIP, late, ');
    await user.type(tagField(), 'ba');
    answer.resolve();
    expect(changes()).toEqual([{ addTags: ['VIP'] }, { addTags: ['late'] }]);
    expect(tagField().value).toBe(' ba');
  });

  it('can be pasted, several at once', async () => {
    const { user, changes } = open();
    await user.click(tagField());
    await user.paste('VIP, late,,ba');
    expect([changes(), tagField().value]).toEqual([[{ addTags: ['VIP', 'late'] }], 'ba']);
  });

  it('that are empty are none', async () => {
    const { user, changes } = open();
    await user.type(tagField(), ' {Enter},,');
    expect([changes(), tagField().value]).toEqual([[], '']);
  });

  it('that could not be saved are in the field again, with what kept them', async () => {
    const { user } = open({}, full);
    await user.type(tagField(), 'VIP{Enter}');
    await waitFor(() => expect(saidAt(tagField())).toBe('The disk is full.'));
    expect(tagField().value).toBe('VIP');
  });

  it('that could not be removed stay, with what kept them', async () => {
    const { user } = open({ tags: ['VIP'] }, full);
    await user.click(button('Remove tag VIP'));
    await waitFor(() => expect(saidAt(tagField())).toBe('The disk is full.'));
    expect(tags()).toEqual(['VIP✕']);
  });

  it.each<[string, string[], string]>([
    ['x'.repeat(41), [], 'A tag has at most 40 characters.'],
    ['V\u202eIP', [], 'This contains an invisible character. Type it instead of pasting.'],
    ['new', Array.from({ length: 20 }, (_, i) => `tag ${i}`), 'A checkout has at most 20 tags. Remove one first.'],
  ])('like %s are not sent, %#', async (typed, there, mistake) => {
    const { user, changes } = open({ tags: there });
    await user.type(tagField(), `${typed}{Enter}`);
    expect(saidAt(tagField())).toBe(mistake);
    expect([changes(), tagField().value]).toEqual([[], typed]);
  });

  it('that a comma would add and that are no tags stay in the field', async () => {
    const { user, changes } = open();
    await user.type(tagField(), `${'x'.repeat(41)}, VIP`);
    expect([changes(), tagField().value]).toEqual([[], `${'x'.repeat(41)}, VIP`]);
  });

  it('have a comma of any script between them, but none that an input method still composes', async () => {
    const { user, changes } = open();
    await user.type(tagField(), 'vip，new、go');
    expect([changes(), tagField().value]).toEqual([[{ addTags: ['vip'] }, { addTags: ['new'] }], 'go']);
    const input = (value: string, isComposing: boolean) => {
      tagField().value = value;
      tagField().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
    };
    input('金、', true);
    expect(changes()).toHaveLength(2);
    tagField().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await waitFor(() => expect(changes()).toHaveLength(3));
    expect([changes().at(-1), tagField().value]).toEqual([{ addTags: ['金'] }, '']);
  });

  it('of 40 characters, or one that is there already in another case, are no mistake', async () => {
    const there = Array.from({ length: 20 }, (_, i) => `tag ${i}`);
    const { user, changes, becomes } = open({ tags: there });
    await user.type(tagField(), 'TAG 3{Enter}');
    becomes({ tags: [] });
    await user.type(tagField(), `${'x'.repeat(40)}{Enter}`);
    expect(changes()).toEqual([{ addTags: ['TAG 3'] }, { addTags: ['x'.repeat(40)] }]);
  });

  it('of other checkouts are suggested, without those that it has', () => {
    open({ tags: ['vip'] }, undefined, ['VIP', 'late']);
    const list = document.getElementById(tagField().getAttribute('list') ?? '');
    expect(Array.from(list?.querySelectorAll('option') ?? [], ({ value }) => value)).toEqual(['late']);
  });
});

describe('archiving', () => {
  const ARCHIVED = 'Archived. Hidden from lists, still tracked.';

  it('puts a checkout aside, and says what that means', async () => {
    const { user, changes, becomes } = open();
    expect(said()).not.toContain('Archived');
    await user.click(button('Archive'));
    expect(changes()).toEqual([{ archived: 1 }]);
    becomes({ archived: 1 });
    expect(said()).toContain(ARCHIVED);
  });

  it('is taken back', async () => {
    const { user, changes } = open({ archived: 1 });
    await user.click(button('Unarchive'));
    expect(changes()).toEqual([{ archived: 0 }]);
  });

  it('that failed is said, and can be tried again', async () => {
    const { user } = open({}, full);
    await user.click(button('Archive'));
    expect(textOf(await screen.findByRole('alert'))).toBe('The disk is full.');
    expect(button('Archive').disabled).toBe(false);
  });
});
