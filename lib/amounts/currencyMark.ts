/** Marks in use that the browser's tables lack, each with its currencies, normalised. */
const MORE: Record<string, string[]> = {
  '₿': ['BTC'],
  Ξ: ['ETH'],
  '₮': ['USDT'],
  u$s: ['USD'],
  u$: ['USD'],
  sfr: ['CHF'],
  fr: ['CHF'],
  rs: ['INR'],
  tl: ['TRY'],
  руб: ['RUB'],
  р: ['RUB', 'BYN'],
  грн: ['UAH'],
  лв: ['BGN'],
  дин: ['RSD'],
  тг: ['KZT'],
  đ: ['VND'],
  vnđ: ['VND'],
  rmb: ['CNY'],
  元: ['CNY', 'TWD', 'HKD'],
  圓: ['TWD', 'HKD'],
  円: ['JPY'],
  원: ['KRW'],
  nis: ['ILS'],
  שח: ['ILS'],
  kd: ['KWD'],
  bd: ['BHD'],
  jd: ['JOD'],
  dhs: ['AED'],
  dh: ['AED', 'MAD'],
  sr: ['SAR'],
  's/': ['PEN'],
  'b/': ['PAB'],
};

const DISPLAYS = ['symbol', 'narrowSymbol', 'name'] as const;
/** Numbers that together produce every plural form of a currency's name. */
const COUNTS = [1, 2, 5, 0.5];
const WHOLE = { minimumFractionDigits: 0, maximumFractionDigits: 1 };

let languages: string[] | undefined;
const marksOf = new Map<string, ReadonlySet<string>>();
let currenciesOf: Map<string, Set<string>> | undefined;

/**
 * Whether the text beside an amount denotes this currency, something else, or no currency at all.
 * Knows the signs, codes and names of the browser's tables in all its languages. A sign shared by several currencies
 * agrees with each of them; while no currency is chosen, any mark that is known does.
 */
export function currencyMark(mark: string, currency: string): 'agrees' | 'contradicts' | 'unknown' {
  const word = normalized(mark);
  if (word === '') return 'unknown';
  const words = mark.split(' ');
  if (words.length > 1 && words.every((each) => currencyMark(each, currency) === 'agrees')) return 'agrees';
  const isSign = /\p{Sc}/u.test(mark);
  const isCode = /^[a-z]{3,10}$/.test(word);
  if (currency === '') return isSign || isCode || soleCurrencies(word).size > 0 ? 'agrees' : 'unknown';
  if (isMarkOf(word, currency)) return 'agrees';
  if (isSign || isCode || soleCurrencies(word).size > 0) return 'contradicts';
  // "5 kg" is no amount, and "5k" five thousand.
  return /^\p{L}{2,10}$/u.test(word) && /\P{Script=Latin}/u.test(word) ? 'contradicts' : 'unknown';
}

/** The only currency that a mark can mean: EUR for "€" and "eur"; null when it means several, or none. */
export function currencyOf(mark: string): string | null {
  const word = normalized(mark);
  if (/^[a-z][a-z0-9]{2,9}$/i.test(mark) && !currencies().has(word)) return mark.toUpperCase();
  const found = [...soleCurrencies(word)];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Without case, accents, invisible characters, spaces and the signs of abbreviations: "Kc" is "Kč", 'ש"ח' has quotes. A letter
 * alone keeps its case: "k" is no "K".
 */
function normalized(mark: string): string {
  const plain = mark
    .normalize('NFKD')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{M}|[\s."'״׳-]/gu, '')
    .normalize('NFC');
  return /^\p{L}$/u.test(plain) ? plain : plain.toLowerCase();
}

function isMarkOf(word: string, currency: string): boolean {
  if (word === currency.toLowerCase() || MORE[word]?.includes(currency)) return true;
  const marks = marksIn(currency);
  if (marks.has(word)) return true;
  // "AU$" and "A$" for AUD: the beginning of the code before its sign.
  const [, start = '', sign = ''] = /^([a-z]{1,3})(\p{Sc})$/u.exec(word) ?? [];
  return sign !== '' && currency.toLowerCase().startsWith(start) && marks.has(sign);
}

/** All marks of a currency in all languages, normalised. Takes some 15 ms, once for a currency. */
function marksIn(currency: string): ReadonlySet<string> {
  let marks = marksOf.get(currency);
  if (!marks) {
    marks = new Set(allLanguages().flatMap((language) => marksInLanguage(currency, language, DISPLAYS)));
    marksOf.set(currency, marks);
  }
  return marks;
}

/** The currencies of a mark, in English and in the reader's language. */
function soleCurrencies(word: string): ReadonlySet<string> {
  return currencies().get(word) ?? new Set();
}

function currencies(): Map<string, Set<string>> {
  if (currenciesOf) return currenciesOf;
  const found = new Map<string, Set<string>>();
  const add = (mark: string, code: string) => found.set(mark, (found.get(mark) ?? new Set()).add(code));
  const own = new Intl.NumberFormat().resolvedOptions().locale;
  for (const code of Intl.supportedValuesOf('currency')) {
    for (const language of new Set(['en', own])) {
      for (const mark of marksInLanguage(code, language, ['symbol', 'narrowSymbol'])) {
        if (mark !== code.toLowerCase()) add(mark, code);
      }
    }
  }
  for (const [mark, codes] of Object.entries(MORE)) for (const code of codes) add(mark, code);
  currenciesOf = found;
  return found;
}

function marksInLanguage(currency: string, language: string, displays: readonly (typeof DISPLAYS)[number][]): string[] {
  if (!/^[A-Z]{3}$/.test(currency)) return [];
  return displays.flatMap((currencyDisplay) => {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay, ...WHOLE });
    const marks = (currencyDisplay === 'name' ? COUNTS : [1]).flatMap((count) =>
      format.formatToParts(count).flatMap(({ type, value }) => (type === 'currency' ? value : [])),
    );
    const words = currencyDisplay === 'name' ? marks.flatMap((name) => nounsOf(name, language)) : [];
    return [...marks, ...words].map(normalized).filter((mark) => mark !== '');
  });
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** People write "dollars" and "dólares", not "US dollars" and "dólares estadounidenses": the noun is the first word or the last. */
function nounsOf(name: string, language: string): string[] {
  const words = UNSPACED.test(name)
    ? [...new Intl.Segmenter(language, { granularity: 'word' }).segment(name)].map(({ segment }) => segment)
    : name.split(/[\s-]+/);
  return [words[0] ?? '', words.at(-1) ?? ''];
}

/** Those of two letters, which are hundreds fewer, and the reader's own, which may be of a region. */
function allLanguages(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((one) => letters.map((two) => one + two));
  languages ??= Intl.NumberFormat.supportedLocalesOf([new Intl.NumberFormat().resolvedOptions().locale, ...pairs]);
  return languages;
}
