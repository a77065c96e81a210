/** A country as its spreadsheets know it. */
export type Country = { separator: ',' | ';'; decimalMark: '.' | ',' };

export const POINT_COUNTRY: Country = { separator: ',', decimalMark: '.' };
export const COMMA_COUNTRY: Country = { separator: ';', decimalMark: ',' };

/**
 * Opens CSV by a double click, as Excel and LibreOffice do in a country: only its separator ends a cell, and what has the
 * form of one of its numbers becomes one, with the digits that a number can have. Independent of our writer.
 */
export function readAsSpreadsheet(csv: string, { separator, decimalMark }: Country): (string | number)[][] {
  const rows: (string | number)[][] = [];
  let row: (string | number)[] = [];
  let at = csv.startsWith('\ufeff') ? 1 : 0;
  while (at < csv.length) {
    let text = '';
    if (csv[at] === '"') {
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
        if (at >= csv.length) throw new Error('A quoted cell does not end.');
        if (csv[at] === '"') at += 1;
        text += csv.charAt(at);
      }
      at += 1;
    } else while (at < csv.length && !`${separator}\r\n`.includes(csv.charAt(at))) text += csv.charAt(at++);
    row.push(numberOr(text, decimalMark));
    if (csv[at] === separator) at += 1;
    else {
      at += csv.startsWith('\r\n', at) ? 2 : 1;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function numberOr(text: string, decimalMark: string): string | number {
  const plain = decimalMark === ',' ? text.replace(',', '.') : text;
  const isNumber = /^-?\d+(\.\d+)?$/.test(plain) && !(decimalMark === ',' && text.includes('.'));
  return isNumber ? Number(Number(plain).toPrecision(15)) : text;
}
