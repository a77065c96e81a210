/** Enough after a cut to know whether a character goes on beyond it. */
const LOOK_AHEAD = 2;

/** At most so much of a text (in UTF-16 units, as limits are counted), never a part of a character that a reader sees. */
export function cutWhole(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text.slice(0, longest + LOOK_AHEAD))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Truncates a text that is too long between two characters, with an ellipsis. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : `${cutWhole(text, longest - 1).trimEnd()}…`;
}
