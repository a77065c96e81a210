import type { Entry } from './entry';

/** What can be asked of all entries of a block together: their texts, and whether any is in a state that is rare. */
export type Texts = { words: string; ids: string; orders: string; accountIds: Set<string> } & Record<
  RareState,
  boolean
>;
export type RareState = 'attention' | 'archived' | 'late';

export type Block = { rows: Set<Row>; texts: Texts | null };
/** An entry, and the block that it is in. */
export type Row = { entry: Entry; block: Block };

/** Entries of a block. */
const BLOCK_SIZE = 256;

export type Blocks = ReturnType<typeof createBlocks>;

/**
 * Entries in blocks, each with the concatenated texts of its entries: a word that is not in there is in none of them.
 * Scanning a few long texts takes a fraction of the time of many short ones that are scattered in memory.
 */
export function createBlocks(blockSize = BLOCK_SIZE) {
  const blocks = new Set<Block>();
  const withRoom = new Set<Block>();

  function blockWithRoom(): Block {
    const [known] = withRoom;
    if (known) return known;
    const block = { rows: new Set<Row>(), texts: null };
    blocks.add(block);
    withRoom.add(block);
    return block;
  }

  function putIn(block: Block, entry: Entry): Row {
    const row = { entry, block };
    block.rows.add(row);
    block.texts = null;
    if (block.rows.size >= blockSize) withRoom.delete(block);
    return row;
  }

  function remove(row: Row): void {
    const { block } = row;
    block.rows.delete(row);
    block.texts = null;
    withRoom.add(block);
  }

  return {
    add: (entry: Entry): Row => putIn(blockWithRoom(), entry),

    replace(row: Row, entry: Entry): Row {
      remove(row);
      return putIn(row.block, entry);
    },

    remove,

    /** All blocks, some of which may be empty. */
    all: (): Iterable<Block> => blocks,
  };
}

/** The texts of a block, concatenated lazily after a change. */
export function textsOf(block: Block): Texts {
  block.texts ??= joined([...block.rows].map(({ entry }) => entry));
  return block.texts;
}

function joined(entries: Entry[]): Texts {
  return {
    // So that no phrase spans two entries. Each ID starts with a line feed anyway.
    words: entries.map(({ words }) => words).join('\n'),
    ids: entries.map(({ ids }) => ids).join(''),
    orders: entries.map(({ order }) => order).join(''),
    accountIds: new Set(entries.map(({ accountId }) => accountId)),
    attention: entries.some(({ attention }) => attention),
    archived: entries.some(({ archived }) => archived),
    late: entries.some(({ late }) => late),
  };
}
