import * as v from 'valibot';
import { readNumber } from '../amounts/number';
import { westernDigits } from '../amounts/westernDigits';
import { isOrderWord } from '../checkout-form/orderWords';
import { trimUnseen } from '../shared/text';

/** Characters of a cell that is looked at: more than any spreadsheet or program writes in place of a text. */
const LONGEST = 300;
/** "#N/A", "#NV", "#WERT!", "#¡VALOR!", "#ИМЯ?", "#DIV/0!": capitals after a "#", in whichever language. */
const ERROR = /^#(?=.{0,30}\p{L})[¡¿]?[^\s\p{Ll}1-9#]{2,30}[!?]?$/u;
/** As LibreOffice writes some of its own, 501 to 541: a word, which unlike the prefix of an ID is not in capitals only. */
const NUMBERED_ERROR = /^(\p{L}{2,10})\s?:\s?5[0-4]\d$/u;
/** What a program writes for no value at all. */
const NO_VALUE =
  /^(undefined|null|none|nil|nan|nat|n\/a|<na>|\\n|#undefined|-?infinity|[<({[](null|none|nil|blank|empty)[\])}>]|\[object \w{1,20}\])$/i;
/** The same as a part of an ID that a program has put together: "order-undefined". */
const NO_VALUE_INSIDE = /(?<![\p{L}\p{N}])(undefined|null|nan)(?![\p{L}\p{N}])/iu;
/** A placeholder that was never filled in: "{{order.id}}", "${id}", "%ORDER_ID%", "<order>". */
const PLACEHOLDER = /^(\{\{[^{}]*\}\}|[$#]?\{[^{}]*\}|%\p{L}[\p{L}\p{N}_]*%|<\p{L}[^<>]*>|%[sd])$/u;
/** A number in powers of ten, as spreadsheets shorten a long one. */
const POWER = /^-?\d([.,]\d+)?(E[-+]?|\s?[×x*]\s?10\^?)\d+$/i;
/** A whole number in groups of digits, as in any country. */
const GROUPED = /^\d{1,3}(?:[.,' ٬]\d{2,3})*[.,' ٬]\d{3}(?:[.,٫]0*)?$/;
/** Words for a total in the languages of spreadsheets, folded. */
const TOTALS = new Set(
  `total, totals, grand total, subtotal, sub total, sum, summe, gesamt, gesamtsumme, gesamtbetrag, zwischensumme, endsumme,
  totale, totale generale, totale complessivo, subtotale, parziale, somma, somme, total general, total generale, sous total,
  montant total, suma, suma total, importe total, total geral, soma, totaal, eindtotaal, subtotaal, som, totalt, summa,
  totalsumma, delsumma, delsum, sum totalt, i alt, ialt, samlet, yhteensa, valisumma, kokku, kopa, kopsumma, is viso, viso,
  suma koncowa, razem, lacznie, ogolem, suma czesciowa, celkem, soucet, mezisoucet, spolu, sucet, medzisucet, osszesen,
  osszeg, vegosszeg, reszosszeg, total partial, ukupno, sveukupno, zbroj, skupaj, vsota, zbir, toplam, genel toplam,
  ara toplam, итого, всего, сумма, общии итог, промежуточныи итог, разом, усього, всього, сума, підсумок, загальнии підсумок,
  проміжнии підсумок, разам, усяго, общо, сбор, укупно, збир, вкупно, барлыгы, жами, jami, συνολο, γενικο συνολο,
  μερικο συνολο, 合计, 总计, 共计, 小计, 合計, 總計, 共計, 小計, 総計, 합계, 총계, 소계, 총합계, tong, tong cong, jumlah, total keseluruhan,
  รวม, รวมทงหมด, ยอดรวม, المجموع, الاجمالي, المجموع الكلي, مجموع, جمع, جمع کل, סהכ, סך הכל, कल, कल योग, योग, মোট, মটে, kabuuan, jumla`
    .split(',')
    .map((word) => folded(word)),
);

/** What a spreadsheet or a program puts in the place of a person's text; `rowMistakeText.ts` puts it into words. */
export const Artefact = v.variant('is', [
  v.object({ is: v.picklist(['too narrow', 'spreadsheet error', 'shortened number', 'total']) }),
  /** No digit, in a table whose other orders have one. */
  v.object({ is: v.literal('no digit') }),
  /** A program's word for no value. */
  v.object({ is: v.literal('no value'), text: v.string() }),
  /** A whole number with decimals, which may not be in the order's ID. */
  v.object({ is: v.literal('with decimals'), text: v.string(), whole: v.string() }),
]);
export type Artefact = v.InferOutput<typeof Artefact>;

/** Undefined for a cell with the text of a person. */
export function artefactIn(cell: string): Artefact | undefined {
  if (cell.length > LONGEST) return undefined;
  const text = withoutBrackets(plain(cell));
  if (/^[-+]?#{2,}[.,#]*$/.test(text)) return { is: 'too narrow' };
  // Small letters too, where nothing else is written so.
  const shouted = /^#.*[!?/]/.test(text) ? text.toUpperCase() : text;
  if (ERROR.test(shouted) || isErrorAndMore(shouted) || isNumberedError(text)) return { is: 'spreadsheet error' };
  if (NO_VALUE.test(text) || PLACEHOLDER.test(text)) return { is: 'no value', text: cell };
  return undefined;
}

/** Likewise of the cell for an order ID, where a number that the spreadsheet has changed is no order either. */
export function orderArtefact(cell: string): Artefact | undefined {
  const artefact = artefactIn(cell);
  if (artefact !== undefined || cell.length > LONGEST) return artefact;
  const text = plain(cell);
  if (POWER.test(text) && /[-.,+×x*^]/i.test(text)) return { is: 'shortened number' };
  const whole = wholeOf(text);
  if (whole !== undefined) return { is: 'with decimals', text: cell, whole };
  if (NO_VALUE_INSIDE.test(text)) return { is: 'no value', text: cell };
  if (isTotal(text)) return { is: 'total' };
  return undefined;
}

/** In brackets or behind an apostrophe it is the same. */
function withoutBrackets(text: string): string {
  const inside = text.startsWith('(#') && text.endsWith(')') ? text.slice(1, -1) : text;
  return inside.replace(/^['=](?=#)/, '');
}

function plain(cell: string): string {
  return trimUnseen(cell.normalize('NFKC'));
}

/** The whole number that a spreadsheet may have formatted: "10482.0", "10,482", "1.048.200,00". */
function wholeOf(text: string): string | undefined {
  const [, ungrouped] = /^(\d+)[.,]0+$/.exec(text) ?? [];
  const western = westernDigits(text.replace(/[’‘]/g, "'")) ?? '';
  const read = ungrouped === undefined && GROUPED.test(western) ? readNumber(western) : null;
  if (read === null) return ungrouped;
  return ('or' in read ? read.or[0] : read.number).replace(/\.0*$/, '');
}

/** "#N/A Requesting Data…": what a program says of its error. */
function isErrorAndMore(text: string): boolean {
  const [error = '', ...more] = text.split(/\s+/);
  return more.length > 0 && /[!?/]/.test(error) && ERROR.test(error);
}

function isNumberedError(text: string): boolean {
  const word = NUMBERED_ERROR.exec(text)?.[1] ?? '';
  const mayBe = /^(\p{Lu}\p{Ll}+|[^\p{Lu}\p{Ll}]+)$/u.test(word);
  return mayBe && !isOrderWord(word);
}

/** Alone, or with a currency or a count beside it: "Total (EUR)", "Summe:", "Σ". */
function isTotal(text: string): boolean {
  if (text.length > 60) return false;
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, '').replace(/\s+[A-Z]{3,5}\s*:?\s*$/, '');
  return /^[Σ∑]$/u.test(bare.trim()) || TOTALS.has(folded(bare));
}

/** Without case, diacritics and punctuation. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/["'״׳.:]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
