/** The byte order mark, which makes Excel read a file as UTF-8. */
export const BOM = '\ufeff';

/** One line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(escapeFormula(cell))).join(',')}\r\n`;
}

/** The same where a comma stands before decimals: spreadsheets there separate cells by semicolons. `isNumber` is of a column. */
export function commaCountryLine(cells: readonly string[], isNumber: (column: number) => boolean): string {
  const written = cells.map((cell, column) =>
    isNumber(column) && DECIMAL.test(cell) ? cell.replace('.', ',') : quoted(escapeFormula(cell)),
  );
  return `${written.join(';')}\r\n`;
}

/**
 * One line of a table as spreadsheets paste it: tab-separated, quoted as in CSV where needed. A cell with tabs and line ends
 * looks like rows of which only some have a quote; then every cell of the line is quoted, which no such rows are.
 */
export function tableLine(cells: readonly string[]): string {
  const likeRows = cells.some((cell) => cell.includes('\t') && /[\r\n]/.test(cell));
  const write = likeRows ? inQuotes : quoted;
  return `${cells.map((cell) => write(escapeFormula(cell))).join('\t')}\n`;
}

const FORMULA = /[=+\-@＝＋－＠]/;
/** Programs pass over these before a formula. Apostrophes are ours. */
const BEFORE = /[\s\0"']/;
const SEPARATOR = /[;,\t\r\n|]/;
/**
 * Any other mark at which a person may let a program split, such as a colon. In a text it would mostly be found without need, so
 * after it only what calls something counts: "=SUM(1)", "@SUM(1)", "-cmd|…".
 */
const CHOSEN_SEPARATOR = /[^\s\0\p{L}\p{N}\p{M}\p{Cs}"'=+\-@＝＋－＠;,\t\r\n|]/u;
const CALL = /[=＝@＠][^\s=＝]|[+\-＋－]\w{1,60}[|(!]/y;
/** A cell that begins so is not what it seems. */
const ODD_START = /^'*[\t\r\n]/;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const NEGATIVE = /^-\d+(?:\.\d+)?$/;
const NEGATIVE_PART = /-\d+(?:\.\d+)?(?=[;,\t\r\n|]|$)/y;

/**
 * Puts an apostrophe before whatever a spreadsheet would evaluate as a formula: at the start of a cell, and after each
 * character in it at which a program of another country would start a new cell. A negative number stays a number.
 * `unescapeFormula` undoes it.
 */
export function escapeFormula(cell: string): string {
  return partsBetween(cell, formulasIn(cell)).join("'");
}

/** The cell as it was before `escapeFormula`. */
export function unescapeFormula(cell: string): string {
  const escapes = formulasIn(cell).filter((at) => cell[at] === "'");
  return partsBetween(cell, escapes)
    .map((part, place) => (place === 0 ? part : part.slice(1)))
    .join('');
}

/** A web address in which `escapeFormula` finds nothing: an apostrophe would break it, a percent code leads to the same page. */
export function withoutFormula(address: string): string {
  return partsBetween(address, formulasIn(address))
    .map((part, place) => (place === 0 ? part : percentCode(part.charAt(0)) + part.slice(1)))
    .join('');
}

/** Also of the marks that `encodeURIComponent` leaves as they are. */
function percentCode(mark: string): string {
  const code = encodeURIComponent(mark);
  return code === mark ? `%${mark.charCodeAt(0).toString(16).toUpperCase()}` : code;
}

function partsBetween(cell: string, places: number[]): string[] {
  return [0, ...places].map((from, place) => cell.slice(from, places[place]));
}

/** The places at which a cell may start, in any program, with what is evaluated, or with an escape of that. */
function formulasIn(cell: string): number[] {
  const places: number[] = [];
  let isFormula = false;
  /** The place after `at` and after the apostrophes there. */
  let next = cell.length;
  for (let at = cell.length - 1; at >= -1; at -= 1) {
    const character = cell.charAt(at);
    if (at === -1 || SEPARATOR.test(character)) {
      const start = at + 1;
      if (
        at === -1
          ? (isFormula && !NEGATIVE.test(cell)) || ODD_START.test(cell)
          : isFormula && !isAt(NEGATIVE_PART, cell, start)
      ) {
        places.push(start);
      }
    } else if (CHOSEN_SEPARATOR.test(character) && isAt(CALL, cell, next)) places.push(at + 1);
    if (character !== "'") next = at;
    if (FORMULA.test(character)) isFormula = true;
    else if (!BEFORE.test(character)) isFormula = false;
  }
  return places.reverse();
}

function isAt(sticky: RegExp, cell: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(cell);
}

function quoted(cell: string): string {
  return /[";,\t\r\n|]/.test(cell) ? inQuotes(cell) : cell;
}

function inQuotes(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
