/** Enough text after a cut to know whether a character continues beyond it. */
const LOOK_AHEAD = 2;

/** The beginning of a text, at most so many UTF-16 units (the unit of all limits), cut at a grapheme boundary. */
export function cutWhole(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text.slice(0, longest + LOOK_AHEAD))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Truncates a text that is too long at a grapheme boundary, with an ellipsis. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : `${cutWhole(text, longest - 1).trimEnd()}…`;
}
