import { countText, numberText } from '../../shared/countText';
import type { Gap, Loss } from './loss';

/** "Block 7: lines 1,201 to 1,256", or where the end is missing "From line 2,073 to the end: about 7,929 checkouts" */
export function gapText({ blocks, lines, about }: Gap): string {
  if (blocks.to === null || lines.to === null) {
    if (about === 0) return `The end, after line ${numberText(lines.from - 1)}: no checkout, as far as the rest says`;
    const many = about === null ? '' : `: about ${countText(about, 'checkout')}`;
    return `From line ${numberText(lines.from)} to the end${many}`;
  }
  return `${rangeText('Block', blocks.from, blocks.to)}: ${rangeText('line', lines.from, lines.to)}`;
}

/** The IDs of the checkouts that are missing, as far as they are known, each once. */
export function missingIds({ gaps }: Loss): string[] {
  return [...new Set(gaps.flatMap(({ ids }) => ids))];
}

/** "line 7", "lines 7 to 9" */
function rangeText(one: string, from: number, to: number): string {
  return from === to ? `${one} ${numberText(from)}` : `${one}s ${numberText(from)} to ${numberText(to)}`;
}
