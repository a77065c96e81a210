/** Parses CSV strictly by the grammar of RFC 4180, independent of our writer; throws on a violation. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const cell = () => {
    let value = '';
    if (text[at] !== '"') {
      while (at < text.length && !',"\r\n'.includes(text.charAt(at))) value += text.charAt(at++);
      return value;
    }
    for (at += 1; ; ) {
      if (at >= text.length) throw new Error('A quoted cell does not end.');
      if (text[at] === '"' && text[at + 1] !== '"') break;
      if (text[at] === '"') at += 1;
      value += text.charAt(at++);
    }
    at += 1;
    return value;
  };
  while (at < text.length) {
    row.push(cell());
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`A cell ends with ${JSON.stringify(text[at])} at ${at}.`);
  }
  return rows;
}
