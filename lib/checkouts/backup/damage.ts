/** Why a line of a copy cannot be read. `field`: its path in the line. */
export type Damage =
  | { is: 'too long' | 'undecodable' | 'cut off' | 'of another kind' | 'answered in future' }
  | { is: 'field'; field: string };

export function damageText(damage: Damage): string {
  switch (damage.is) {
    case 'too long':
      return 'It is too long.';
    case 'undecodable':
      return 'Some of its letters cannot be read.';
    case 'cut off':
      return 'It is cut off or was changed.';
    case 'of another kind':
      return 'It is neither a checkout nor a link without an answer.';
    case 'answered in future':
      return 'Inqud’s answer in it is of a time to come.';
    case 'field':
      return `Its “${damage.field}” cannot be read.`;
  }
}
