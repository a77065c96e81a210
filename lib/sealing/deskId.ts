const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const DESK = /^[a-z2-7]{10}$/;

/** A new ID of a desk: one profile of one browser. Of 50 random bits, so that no two of a team are the same. */
export function newDesk(random = crypto.getRandomValues(new Uint8Array(10))): string {
  return Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('');
}

export function isDesk(text: string): boolean {
  return DESK.test(text);
}

/** An ID that follows from a text, for what was said before desks had one: FNV-1a of 25 bits, twice. */
export function deskOfText(text: string): string {
  const half = (seed: number) => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return Array.from({ length: 5 }, (_, place) => LETTERS[(hash >>> (5 * place)) & 31]).join('');
  };
  return half(0x811c9dc5) + half(0x2545f491);
}
