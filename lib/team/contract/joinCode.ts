import type { CodeProblem } from './checkedText.ts';
import { checkedText, readCheckedText } from './checkedText.ts';
import { isDesk } from './names.ts';

/**
 * What a desk shows so that the admin can add it: nothing of it is secret. `nkey`: the public key by which the server
 * knows it. `box`: the public key that the invitation is sealed to (`box.ts`).
 */
export type JoinCode = { nkey: string; box: string; desk: string };

const WORD = 'desk-join-';
/** A user's public key as NATS writes it: base 32, with its own check. */
const NKEY = /^U[A-Z2-7]{55}$/;
const BOX = /^[\w-]{87}$/;

/** About 180 characters. */
export function joinCodeText({ nkey, box, desk }: JoinCode): string {
  return checkedText(WORD, 1, [nkey, box, desk]);
}

export function readJoinCode(pasted: string): { ok: true; code: JoinCode } | { ok: false; why: CodeProblem } {
  const read = readCheckedText(pasted, WORD, 1, 3);
  if (!read.ok) return read;
  const [nkey = '', box = '', desk = ''] = read.parts;
  if (!NKEY.test(nkey) || !BOX.test(box) || !isDesk(desk)) return { ok: false, why: 'cut' };
  return { ok: true, code: { nkey, box, desk } };
}
