import * as v from 'valibot';

/** "#N/A", "#NV", "#WERT!", "#¡VALOR!", "#ИМЯ?", "#DIV/0!": capitals after a "#", in whichever language. */
const ERROR = /^#(?=.{0,30}\p{L})[¡¿]?[^\s\p{Ll}1-9#]{2,30}[!?]?$/u;
/** As LibreOffice writes some of its own. */
const NUMBERED_ERROR = /^\p{L}{2,10}\s?:\s?\d{3}$/u;
const ERROR_WORD =
  /^(err|erreur|error|fehler|errore|erro|fout|fel|feil|fejl|błąd|hiba|chyba|eroare|hata|ошибка|помилка)$/i;
/** What a program writes for no value at all. */
const NO_VALUE =
  /^(undefined|null|none|nil|nan|nat|n\/a|<na>|<null>|\(null\)|\(blank\)|\[object object\]|#undefined|-?infinity)$/i;
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
  /** A program's word for no value. */
  v.object({ is: v.literal('no value'), text: v.string() }),
  /** A whole number with decimals, which may not be in the order's ID. */
  v.object({ is: v.literal('with decimals'), text: v.string(), whole: v.string() }),
]);
export type Artefact = v.InferOutput<typeof Artefact>;

/** Undefined for a cell with the text of a person. */
export function artefactIn(text: string): Artefact | undefined {
  if (/^#{2,}$/.test(text)) return { is: 'too narrow' };
  // Small letters too, where nothing else is written so.
  const shouted = /^#.*[!?/]/.test(text) ? text.toUpperCase() : text;
  if (ERROR.test(shouted) || isNumberedError(text)) return { is: 'spreadsheet error' };
  if (NO_VALUE.test(text)) return { is: 'no value', text };
  return undefined;
}

/** Likewise of the cell for an order ID, where a number that the spreadsheet has changed is no order either. */
export function orderArtefact(text: string): Artefact | undefined {
  const artefact = artefactIn(text);
  if (artefact !== undefined) return artefact;
  if (/^-?\d([.,]\d+)?E\+?\d+$/i.test(text) && /[.,+]/.test(text)) {
    return { is: 'shortened number' };
  }
  const [, whole] = /^(\d+)[.,]0+$/.exec(text) ?? [];
  if (whole !== undefined) return { is: 'with decimals', text, whole };
  if (isTotal(text)) {
    return { is: 'total' };
  }
  return undefined;
}

function isNumberedError(text: string): boolean {
  return NUMBERED_ERROR.test(text) && ERROR_WORD.test(text.split(/\s?:/)[0] ?? '');
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
