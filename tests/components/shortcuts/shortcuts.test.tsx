import { fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useRef } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pressedOf } from '../../../components/shortcuts/pressed';
import type { Shortcut } from '../../../components/shortcuts/shortcuts';
import { SHORTCUTS } from '../../../components/shortcuts/shortcuts';
import { useShortcuts } from '../../../components/shortcuts/useShortcuts';

beforeEach(() => fakeBrowser.reset());

describe('the registry of shortcuts', () => {
  it('declares no key twice in one place, and none of a place again for anywhere', () => {
    const declared = Object.values<Shortcut>(SHORTCUTS).flatMap(
      ({ where, letters = '', alt = '', control = '', key }) => [
        ...Array.from(letters, (letter) => `${where}: ${letter}`),
        // Alt works wherever the focus is.
        ...Array.from(alt, (letter) => `Alt+${letter}`),
        ...Array.from(control, (letter) => `Control+${letter}`),
        ...(key ? [`${where}: ${key}`] : []),
      ],
    );
    expect(declared.filter((each, at) => declared.indexOf(each) !== at)).toEqual([]);
    expect(declared.filter((each) => each.startsWith('anywhere'))).toEqual([]);
  });
});

describe('a key press', () => {
  const pressed = (shortcut: Shortcut, init: KeyboardEventInit, lettersOn = true) =>
    pressedOf(shortcut, new KeyboardEvent('keydown', init), lettersOn);

  it('is a letter by what is typed, with Caps Lock too, but not with Shift', () => {
    const { copyLink } = SHORTCUTS;
    expect(pressed(copyLink, { key: 'c' })).toBe('c');
    expect(pressed(copyLink, { key: 'C' })).toBe('c');
    expect(pressed(copyLink, { key: 'C', shiftKey: true })).toBeNull();
    expect(pressed(copyLink, { key: 'c', repeat: true })).toBeNull();
    expect(pressed(copyLink, { key: 'c' }, false)).toBeNull();
  });

  it('is a sign with Shift or without it: a German keyboard has / above the 7', () => {
    expect(pressed(SHORTCUTS.search, { key: '/' })).toBe('/');
    expect(pressed(SHORTCUTS.search, { key: '/', code: 'Digit7', shiftKey: true })).toBe('/');
    expect(pressed(SHORTCUTS.preset, { key: '/', code: 'Digit7', shiftKey: true })).toBeNull();
  });

  it('is a digit by its place: a French keyboard types another sign there', () => {
    expect(pressed(SHORTCUTS.preset, { key: '&', code: 'Digit1' })).toBe('1');
    expect(pressed(SHORTCUTS.preset, { key: '¡', code: 'Digit1', altKey: true })).toBe('1');
    expect(pressed(SHORTCUTS.preset, { key: '3', code: 'Numpad3' })).toBe('3');
    expect(pressed(SHORTCUTS.preset, { key: '3', code: 'Numpad3', altKey: true })).toBeNull();
  });

  it('is a letter with Control, or on a Mac with Command, also in a field and with single letters off', () => {
    const { palette } = SHORTCUTS;
    const onMac = (init: KeyboardEventInit) => pressedOf(palette, new KeyboardEvent('keydown', init), false, true);
    expect(pressed(palette, { key: 'k', ctrlKey: true }, false)).toBe('k');
    expect(pressed(palette, { key: 'K', ctrlKey: true })).toBe('k');
    expect(pressed(palette, { key: 'л', code: 'KeyK', ctrlKey: true })).toBe('k');
    expect(onMac({ key: 'k', metaKey: true })).toBe('k');
    expect(onMac({ key: 'k', ctrlKey: true })).toBeNull();
    expect(pressed(palette, { key: 'k', metaKey: true })).toBeNull();
    expect(pressed(palette, { key: 'k' })).toBeNull();
  });

  it.each([{ shiftKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }, { isComposing: true }])(
    'is no letter with Control with %j as well',
    (more) => expect(pressed(SHORTCUTS.palette, { key: 'k', ctrlKey: true, ...more })).toBeNull(),
  );

  it.each([{ shiftKey: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    'is none of a key that is no character with %j',
    (modifiers) => expect(pressed(SHORTCUTS.newForm, { key: 'Escape', ...modifiers })).toBeNull(),
  );
});

describe('a shortcut', () => {
  function Page(props: {
    link?: boolean;
    hidden?: boolean;
    dialog?: boolean;
    run: (what: string) => void;
    mine?: () => boolean;
  }) {
    const { run } = props;
    const link = useRef<HTMLElement>(null);
    useShortcuts([{ id: 'closeSide', run: () => run('list') }]);
    useShortcuts([{ id: 'lock', run: () => run('lock') }]);
    useShortcuts([{ id: 'newForm', run: () => run('link'), ...(props.mine && { when: props.mine }) }], link);
    return (
      <>
        <div hidden={props.hidden ?? false}>{props.link && <section ref={link} />}</div>
        <input aria-label="Order" />
        <input type="checkbox" />
        <dialog open={props.dialog ?? false} />
      </>
    );
  }
  const show = (props: Partial<Parameters<typeof Page>[0]> = {}) => {
    const run = vi.fn();
    render(<Page run={run} link={true} {...props} />);
    return { run, user: userEvent.setup() };
  };

  it('of the place that is nearest gets the key, and of that alone', async () => {
    const { run, user } = show();
    await user.keyboard('{Escape}');
    expect(run.mock.calls).toEqual([['link']]);
  });

  it.each([
    ['is hidden', { hidden: true }],
    ['is not there', { link: false }],
    ['leaves it', { mine: () => false }],
  ])('of the next place gets the key where the nearest %s', async (_why, props) => {
    const { run, user } = show(props);
    await user.keyboard('{Escape}');
    expect(run.mock.calls).toEqual([['list']]);
  });

  it('that works anywhere is the only one under a dialog', async () => {
    const { run, user } = show({ dialog: true });
    await user.keyboard('{Escape}{Alt>}l{/Alt}');
    expect(run.mock.calls).toEqual([['lock']]);
  });

  it('rests in a field where something is typed, but not on a checkbox', async () => {
    const { run, user } = show();
    screen.getByLabelText('Order').focus();
    await user.keyboard('{Escape}');
    expect(run).not.toHaveBeenCalled();
    screen.getByRole('checkbox').focus();
    await user.keyboard('{Escape}');
    expect(run.mock.calls).toEqual([['link']]);
  });

  it('ends with its component', async () => {
    const run = vi.fn();
    const { unmount } = render(<Page run={run} link={true} />);
    unmount();
    expect(fireEvent.keyDown(document.body, { key: 'Escape' })).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });
});
