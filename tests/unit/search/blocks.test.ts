import { describe, expect, it } from 'vitest';
import { createBlocks, textsOf } from '../../../lib/search/blocks';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { checkout, NOW } from '../support/examples';

const entry = (id: string, name: string | null = null, accountId = 'a-1') =>
  entryOf(checkout({ id, orderId: id, name, accountId, request: null }));
const textsOfAll = (blocks: ReturnType<typeof createBlocks>) => [...blocks.all()].map(textsOf);
const ofBlock = (text: string) =>
  matcherOf(parseSearch(text).search, { now: NOW, accountName: (id) => (id === 'a-2' ? 'Topaz' : null) }).ofBlock;

const NONE_RARE = { attention: false, archived: false, late: false };

describe('blocks of entries', () => {
  it('have the texts of all their entries, and concatenate them again after each change', () => {
    const blocks = createBlocks(10);
    const row = blocks.add(entry('one', 'Ada'));
    blocks.add(entry('two', 'Bo', 'a-2'));
    expect(textsOfAll(blocks)).toEqual([
      {
        words: ' ada\n\n bo\n',
        ids: '\none\none\ntwo\ntwo',
        orders: '\none\ntwo',
        accountIds: new Set(['a-1', 'a-2']),
        ...NONE_RARE,
      },
    ]);
    const changed = blocks.replace(row, entry('one', 'Cleo'));
    expect(textsOfAll(blocks)[0]?.words).toContain('cleo');
    expect(textsOfAll(blocks)[0]?.words).not.toContain('ada');
    blocks.remove(changed);
    expect(textsOfAll(blocks)).toEqual([
      { words: ' bo\n', ids: '\ntwo\ntwo', orders: '\ntwo', accountIds: new Set(['a-2']), ...NONE_RARE },
    ]);
  });

  it.each([
    ['attention', { attentionAt: NOW }],
    ['archived', { archived: 1 }],
    ['late', { late: true }],
  ] as const)('know whether any entry is %s', (state, change) => {
    const blocks = createBlocks(10);
    blocks.add(entry('one'));
    const row = blocks.add(entryOf(checkout({ id: 'two', ...change })));
    const asked = () => textsOfAll(blocks).map((texts) => [texts[state], ofBlock(`is:${state}`)?.(texts)]);
    expect(asked()).toEqual([[true, true]]);
    blocks.remove(row);
    expect(asked()).toEqual([[false, false]]);
    expect(ofBlock(`-is:${state}`)).toBeUndefined();
  });

  it('have a maximum size, and fill free room before new blocks are added', () => {
    const blocks = createBlocks(2);
    const rows = ['1', '2', '3', '4', '5'].map((id) => blocks.add(entry(id)));
    const sizes = () => [...blocks.all()].map(({ rows }) => rows.size);
    expect(sizes()).toEqual([2, 2, 1]);
    for (const row of [rows[0], rows[3]]) if (row) blocks.remove(row);
    expect(sizes()).toEqual([1, 1, 1]);
    for (const id of ['6', '7', '8']) blocks.add(entry(id));
    expect(sizes()).toEqual([2, 2, 2]);
    blocks.add(entry('9'));
    expect(sizes()).toEqual([2, 2, 2, 1]);
  });

  it('are rebuilt only where something changed', () => {
    const blocks = createBlocks(1);
    const [row] = ['1', '2'].map((id) => blocks.add(entry(id)));
    const [first, second] = textsOfAll(blocks);
    if (row) blocks.replace(row, entry('1', 'New'));
    expect(textsOfAll(blocks)[0]).not.toBe(first);
    expect(textsOfAll(blocks)[1]).toBe(second);
  });
});

describe('the block test of a search', () => {
  const blocks = createBlocks();
  for (const each of [entry('CCO-77ab', 'Big top'), entry('CCO-12cd', 'up Ada', 'a-2')]) blocks.add(each);
  const [texts] = textsOfAll(blocks);
  const saysOf = (text: string) => texts && ofBlock(text)?.(texts);

  it.each(['77', 'cco-12', '12cd', 'top', 'ad', '"up ada"', 'topaz', 'big ada', 'status:paid ada'])(
    'does not rule out %s',
    (text) => {
      expect(saysOf(text)).toBe(true);
    },
  );

  it.each(['77abc', 'zzz', '7ab', 'da', '"top up"', '"77ab cco"', 'topazes', 'ada zzz', '-ada zzz'])(
    'rules out %s',
    (text) => {
      expect(saysOf(text)).toBe(false);
    },
  );

  it.each(['', 'status:paid', '-ada', '-zzz amount:>5'])('does not exist for "%s", which has no text', (text) => {
    expect(ofBlock(text)).toBeUndefined();
  });
});
