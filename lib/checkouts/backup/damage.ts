/** Why a line of a copy cannot be read. `field`: its path in the line. */
export type Damage =
  | { is: 'too long' | 'undecodable' | 'cut off' | 'of another kind' | 'answered in future' }
  | { is: 'field'; field: string };
