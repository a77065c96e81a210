import { describe, expect, it } from 'vitest';
import type { Action, ActionGroup } from '../../../../components/app/palette/actions';
import { shownGroups, withLatest } from '../../../../components/app/palette/matching';

const action = (title: string, more: Partial<Action> = {}): Action => ({ id: title, title, run: () => {}, ...more });
const group = (titles: string[], shown: ActionGroup['shown'] = 'both', title = 'Pages'): ActionGroup => ({
  title,
  actions: titles.map((each) => action(each)),
  shown,
});
const shown = (groups: ActionGroup[], typed: string, ids: string[] = []) =>
  shownGroups(groups, typed, { ids, title: 'Recent' }).map(({ title, actions }) => [
    title,
    ...actions.map((each) => each.title),
  ]);

describe('what is shown', () => {
  it('is all but what waits for words, before anything is typed', () => {
    expect(shown([group(['Overview']), group(['Polski'], 'typed', 'Language')], ' ')).toEqual([['Pages', 'Overview']]);
  });

  it('begins with what was used last and can be done now, which is not there twice', () => {
    const groups = [group(['Overview', 'Presets']), group(['Dark'], 'typed', 'Theme')];
    expect(shown(groups, '', ['Dark', 'Presets', 'Gone'])).toEqual([
      ['Recent', 'Dark', 'Presets'],
      ['Pages', 'Overview'],
    ]);
  });

  it('has all words that are typed, in any order, whatever their case, accents and script of digits', () => {
    const groups = [group(['Müller 125', 'Müller'])];
    expect(shown(groups, '١٢٥ MUL')).toEqual([['Pages', 'Müller 125']]);
    expect(shown(groups, 'x')).toEqual([]);
  });

  it('has its best match first: the beginning, then a word, then the middle', () => {
    expect(shown([group(['Relock', 'Set lock', 'Lock'])], 'lock')).toEqual([['Pages', 'Lock', 'Set lock', 'Relock']]);
  });

  it('is found by other words, and by what it belongs to', () => {
    const groups = [
      { ...group([]), actions: [action('Dark', { detail: 'Theme' }), action('Keys', { words: 'hotkeys' })] },
    ];
    expect(shown(groups, 'theme')).toEqual([['Pages', 'Dark']]);
    expect(shown(groups, 'hotk')).toEqual([['Pages', 'Keys']]);
  });

  it('has the answers to what is typed, whatever they are called', () => {
    expect(shown([group(['#7'], 'always')], 'paid')).toEqual([['Pages', '#7']]);
    expect(shown([group(['#7'], 'always')], '')).toEqual([]);
  });
});

it('remembers the last five, each once, the newest first', () => {
  expect(withLatest(['a', 'b', 'c', 'd', 'e'], 'c')).toEqual(['c', 'a', 'b', 'd', 'e']);
  expect(withLatest(['a', 'b', 'c', 'd', 'e'], 'f')).toEqual(['f', 'a', 'b', 'c', 'd']);
});
