/** Blocks that are missing or damaged, with the lines in them; `to` is null where it is not known, since the end is missing. */
export type Gap = {
  blocks: { from: number; to: number | null };
  lines: { from: number; to: number | null };
  /** The IDs of checkouts that are missing, as far as they are known. */
  ids: string[];
  /** How many checkouts are missing at the end, as the rest of the file says; null where the end is there. */
  about: number | null;
};

/** What an encrypted copy has lost. */
export type Loss = {
  /** The first ones; `gapCount` counts all. */
  gaps: Gap[];
  gapCount: number;
  /** Lines of the file that are no part of it, such as a block that is there twice. Nothing is missing because of them. */
  strangers: number;
  /** Lines of the copy that can be read. */
  readable: number;
};

const MOST_GAPS = 100;

export const NO_LOSS: Loss = { gaps: [], gapCount: 0, strangers: 0, readable: 0 };

export function withGap(loss: Loss, gap: Gap): Loss {
  const gaps = loss.gaps.length < MOST_GAPS ? [...loss.gaps, gap] : loss.gaps;
  return { ...loss, gaps, gapCount: loss.gapCount + 1 };
}
