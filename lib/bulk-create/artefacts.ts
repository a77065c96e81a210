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

/** Why a cell holds no text of a person but what a spreadsheet or a program puts in its place; undefined when it does not. */
export function artefactIn(text: string): string | undefined {
  if (/^#{2,}$/.test(text)) return 'The column was too narrow to show this. Widen it there, and paste again.';
  // Small letters too, where nothing else is written so.
  const shouted = /^#.*[!?/]/.test(text) ? text.toUpperCase() : text;
  if (ERROR.test(shouted) || isNumberedError(text)) return 'This is an error of the spreadsheet.';
  if (NO_VALUE.test(text)) return `“${text}” is a program’s word for no value. Leave the cell empty, or fill it in.`;
  return undefined;
}

/** Likewise of the cell for an order ID, where a number that the spreadsheet has changed is no order either. */
export function orderArtefact(text: string): string | undefined {
  const artefact = artefactIn(text);
  if (artefact !== undefined) return artefact;
  if (/^-?\d([.,]\d+)?E\+?\d+$/i.test(text) && /[.,+]/.test(text)) {
    return 'The spreadsheet shortened the number. Format its column as text there, and paste again.';
  }
  const [, whole] = /^(\d+)[.,]0+$/.exec(text) ?? [];
  if (whole !== undefined)
    return `This could be ${whole} or ${text}. Write ${whole} there, or edit the row to keep ${text}.`;
  if (isTotal(text)) {
    return 'This looks like the total of other rows. Leave the row out, or give it the ID of an order.';
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
