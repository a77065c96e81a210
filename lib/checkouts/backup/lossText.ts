import { plural, t } from '@lingui/core/macro';
import { numberText } from '../../shared/countText';
import type { Damage } from './damage';
import type { Gap, Loss } from './loss';

/** "Block 7: lines 1,201 to 1,256", or where the end is missing "From line 2,073 to the end: about 7,929 checkouts" */
export function gapText({ blocks, lines, about }: Gap): string {
  if (blocks.to === null || lines.to === null) return endText(lines.from, about);
  const [block, lastBlock] = [numberText(blocks.from), numberText(blocks.to)];
  const [line, lastLine] = [numberText(lines.from), numberText(lines.to)];
  if (block === lastBlock) {
    return line === lastLine ? t`Block ${block}: line ${line}` : t`Block ${block}: lines ${line} to ${lastLine}`;
  }
  return line === lastLine
    ? t`Blocks ${block} to ${lastBlock}: line ${line}`
    : t`Blocks ${block} to ${lastBlock}: lines ${line} to ${lastLine}`;
}

function endText(from: number, about: number | null): string {
  const line = numberText(from);
  if (about === null) return t`From line ${line} to the end`;
  if (about === 0) {
    const last = numberText(from - 1);
    return t`The end, after line ${last}: no checkout, as far as the rest says`;
  }
  return plural(about, {
    one: `From line ${line} to the end: about # checkout`,
    other: `From line ${line} to the end: about # checkouts`,
  });
}

/** Why a line of a backup cannot be read. */
export function damageText(damage: Damage): string {
  switch (damage.is) {
    case 'too long':
      return t`It’s too long.`;
    case 'undecodable':
      return t`Some of its characters can’t be read.`;
    case 'cut off':
      return t`It’s cut off or was changed.`;
    case 'of another kind':
      return t`It’s neither a checkout nor an order without an answer.`;
    case 'answered in future':
      return t`Its answer from Inqud is dated in the future.`;
    case 'field': {
      const { field } = damage;
      return t`Its “${field}” can’t be read.`;
    }
  }
}

/** The IDs of the checkouts that are missing, as far as they are known, each once. */
export function missingIds({ gaps }: Loss): string[] {
  return [...new Set(gaps.flatMap(({ ids }) => ids))];
}
