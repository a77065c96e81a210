import fc from 'fast-check';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { NOW } from '../support/examples';
import { accountName, currency, decimal, hexDigits, some } from './rows';

/** A term as typed, and a naive implementation of its meaning, independent of the code under test. */
export type Wish = {
  text: string;
  means: (checkout: StoredCheckout) => boolean;
  /** The positive words and phrases. */
  texts: string[];
};

/** Of the characters in these tests. */
const SAME = new Map(Object.entries({ ß: 'ss', ł: 'l', '‑': '-', '−': '-', タ: 'た', ワ: 'わ', '\u200b': '' }));
const fold = (text: string) =>
  [...text.normalize('NFKD')]
    .filter((sign) => !/\p{M}/u.test(sign))
    .map((sign) => SAME.get(sign.toLowerCase()) ?? sign.toLowerCase())
    .join('');
/** Each letter of a script without spaces is a word. */
const wordsOf = (text: string) =>
  [...fold(text)]
    .map((sign) => (/[\u0e01-\u0e2e\u3041-\u30ff\u4e00-\u9fff]/.test(sign) ? ` ${sign} ` : sign))
    .join('')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
/** The pieces of a typed word: its words, next to each other where no mark is between them. */
const piecesOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map(wordsOf)
    .filter((words) => words.length > 0);
const standsIn = (words: string[], parts: string[]) =>
  words.some((_, start) =>
    parts.every((part, place) => {
      const own = words[start + place] ?? '';
      return place === parts.length - 1 ? own.startsWith(part) : own === part;
    }),
  );
const bare = (text: string) =>
  fold(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '');
/** The texts whose words are searched; the order ID only if it has several words. */
const textsOf = ({ orderId, name, note, tags }: StoredCheckout) => [
  orderId.trim().split(/\s+/).length > 1 || /[\u0e01-\u0e2e\u3041-\u30ff\u4e00-\u9fff]/.test(orderId) ? orderId : '',
  name ?? '',
  note ?? '',
  ...tags,
];
const nameOf = ({ accountId }: StoredCheckout) => accountName(accountId) ?? '';

function isInAnId({ orderId, id, request }: StoredCheckout, typed: string): boolean {
  const texts = [fold(typed), bare(typed)].filter((text) => text !== '');
  const number = /^\d{3,}$/.exec(bare(typed))?.[0];
  if (number && (fold(orderId).includes(number) || hasNumber(orderId, number))) return true;
  return [orderId, id, request?.id, request?.address, request?.txHash].some((one) => {
    if (one === null || one === undefined) return false;
    const own = fold(one);
    return texts.some((text) => {
      if (text.length >= 4 && own.includes(text)) return true;
      return own.startsWith(text) || own.replace(/^[a-z]+-/, '').startsWith(text);
    });
  });
}

/** Whether it is one of the numbers in an order ID. */
function hasNumber(orderId: string, number: string): boolean {
  return fold(orderId)
    .split(/\D+/)
    .some((own) => own !== '' && BigInt(own) === BigInt(number));
}

/** Whether the only positive word or phrase has a digit and is a whole ID of the checkout. */
export function isWholeId({ orderId, id, request }: StoredCheckout, { texts: [text, other] }: Wish): boolean {
  if (text === undefined || other !== undefined || !/\d/.test(text)) return false;
  const own = [orderId, id, request?.id, request?.address, request?.txHash].map((one) => one && fold(one));
  return own.includes(fold(text)) || own.includes(bare(text));
}

/** Whether it is a number of three digits or more, and one in the order ID. */
export function isWholeNumber({ orderId }: StoredCheckout, { texts: [text, other] }: Wish): boolean {
  if (text === undefined || other !== undefined) return false;
  const number = /^\d{3,}$/.exec(bare(text))?.[0];
  return number !== undefined && hasNumber(orderId, number);
}

/** A term without a word has no meaning. */
const textsIn = (text: string) => (wordsOf(text).length > 0 ? [text] : []);

const word = (text: string): Wish => ({
  text,
  texts: textsIn(text),
  means: (checkout) => {
    const pieces = piecesOf(text);
    const allStand = (texts: string[]) => pieces.every((parts) => texts.some((one) => standsIn(wordsOf(one), parts)));
    return (
      pieces.length === 0 || allStand(textsOf(checkout)) || allStand([nameOf(checkout)]) || isInAnId(checkout, text)
    );
  },
});

const phrase = (text: string): Wish => ({
  text: `"${text}"`,
  texts: textsIn(text),
  means: (checkout) => {
    const parts = wordsOf(text);
    return (
      parts.length === 0 ||
      [...textsOf(checkout), nameOf(checkout)].some((one) => standsIn(wordsOf(one), parts)) ||
      isInAnId(checkout, text)
    );
  },
});

const STATUSES: [typed: string, means: Wish['means']][] = [
  ['open', ({ status }) => status === 'NEW'],
  ['"Request created"', ({ status }) => status === 'REQUEST_CREATED'],
  ['payment_detected', ({ status }) => status === 'PAYMENT_DETECTED'],
  ['Paid', ({ status }) => status === 'SUCCESS'],
  ['CONFLICT', ({ status }) => status === 'CONFLICT'],
  ['underpaid', ({ status, reason }) => status === 'CONFLICT' && reason === 'UNDERPAID'],
  ['expired', ({ status }) => status === 'EXPIRED'],
  ['ON_HOLD', ({ status }) => status === 'ON_HOLD'],
];
const TYPES: [string, Wish['means']][] = [
  ['fixed', ({ type }) => type === 'FIXED_PRICE'],
  ['none', ({ type }) => type === 'NO_PRICE'],
  ['suggested', ({ type }) => type === 'SUGGESTED_FIXED_PRICE'],
  ['AUCTION', ({ type }) => type === 'AUCTION'],
];
const COINS: [string, Wish['means']][] = ['usdt', 'TRX', 'US'].map((coin) => [
  coin,
  ({ request }) => request?.currency === coin.toUpperCase(),
]);
const NETWORKS: [string, Wish['means']][] = ['tron', 'Ethereum'].map((network) => [
  network,
  ({ request }) => request?.blockchain === network.toUpperCase(),
]);
const ACCOUNT_PARTS: [string, Wish['means']][] = [
  ['"shop mull"', ({ accountId }) => accountId === 'a-1'],
  ['OPAZ', ({ accountId }) => accountId === 'a-2'],
  ['a-3', ({ accountId }) => accountId === 'a-3'],
  ['nobody', () => false],
];
const TAGS: [string, Wish['means']][] = ['vip', '"top up"', 'grosse', 'größe', 'to'].map((tag) => [
  tag,
  ({ tags }) => tags.some((own) => fold(own) === fold(tag.replaceAll('"', ''))),
]);
const HAS: [string, Wish['means']][] = [
  ['note', ({ note }) => note !== null && note.trim() !== ''],
  ['tag', ({ tags }) => tags.length > 0],
];
const isFinal = ({ status }: StoredCheckout) => ['SUCCESS', 'CONFLICT', 'EXPIRED'].includes(status);
const IS: [string, Wish['means']][] = [
  ['attention', ({ attentionAt }) => attentionAt !== undefined],
  ['archived', ({ archived }) => archived === 1],
  ['open', (checkout) => !isFinal(checkout)],
  ['final', isFinal],
  ['late', ({ late }) => late],
];

/** One of these, or several separated by commas. */
const choice = (field: string, values: [string, Wish['means']][]): fc.Arbitrary<Wish> =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3, selector: ([typed]) => typed })
    .map((chosen) => ({
      text: `${field}:${chosen.map(([typed]) => typed).join(',')}`,
      texts: [],
      means: (checkout) => chosen.some(([, means]) => means(checkout)),
    }));

const units = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(30, '0'));
};
const SIGNS: Record<string, (a: bigint, b: bigint) => boolean> = {
  '': (a, b) => a === b,
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};
const amount = fc.tuple(fc.constantFrom(...Object.keys(SIGNS)), decimal, fc.option(currency)).map(
  ([sign, limit, currency]): Wish => ({
    text: `amount:${sign}${limit}${currency ?? ''}`,
    texts: [],
    means: ({ amount }) =>
      amount !== null &&
      (currency === null || amount.currency === currency) &&
      (SIGNS[sign]?.(units(amount.amount), units(limit)) ?? false),
  }),
);

// A local day: the texts of days compare like the days.
const dayText = (at: number) => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};
const daysFrom = (now: number, first: number, last: number) => {
  const date = new Date(now);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    dayText(new Date(date.getFullYear(), date.getMonth(), date.getDate() + first + index, 12).getTime()),
  );
};
const weekday = (new Date(NOW).getDay() + 6) % 7;
const lastMonth = dayText(new Date(new Date(NOW).getFullYear(), new Date(NOW).getMonth(), 0, 12).getTime()).slice(0, 7);
const DATES: [string, (day: string) => boolean][] = [
  ['2026', (day) => day.startsWith('2026')],
  ['2026-03', (day) => day.startsWith('2026-03')],
  ['2026-02-28', (day) => day === '2026-02-28'],
  ['2026-02-20..2026-03-05', (day) => day >= '2026-02-20' && day <= '2026-03-05'],
  ['2026-02..2026-03', (day) => day.slice(0, 7) >= '2026-02' && day.slice(0, 7) <= '2026-03'],
  ['2026-03-01..', (day) => day >= '2026-03-01'],
  ['..2026-02', (day) => day.slice(0, 7) <= '2026-02'],
  ['today', (day) => day === dayText(NOW)],
  ['yesterday', (day) => daysFrom(NOW, -1, -1).includes(day)],
  ['this-week', (day) => daysFrom(NOW, -weekday, 6 - weekday).includes(day)],
  ['last-week', (day) => daysFrom(NOW, -weekday - 7, -weekday - 1).includes(day)],
  ['this-month', (day) => day.startsWith(dayText(NOW).slice(0, 7))],
  ['last-month', (day) => day.startsWith(lastMonth)],
];
const BACK: typeof DATES = [7, 30].map((days) => [`${days}d`, (day) => daysFrom(NOW, 1 - days, 0).includes(day)]);
const AHEAD: typeof DATES = [
  ['tomorrow', (day) => daysFrom(NOW, 1, 1).includes(day)],
  ...[7, 30].map((days): (typeof DATES)[number] => [`${days}d`, (day) => daysFrom(NOW, 0, days - 1).includes(day)]),
];
const date = (field: string, dates: typeof DATES, timeOf: (checkout: StoredCheckout) => number | null) =>
  choice(
    field,
    dates.map(([typed, means]) => [
      typed,
      (checkout) => {
        const at = timeOf(checkout);
        return at !== null && means(dayText(at));
      },
    ]),
  );

/** Since it is final, as Inqud says, or else since its status was first seen. */
const timeOfStatus = ({ finalSince, statusSince }: StoredCheckout) => finalSince?.at ?? statusSince;

const typedWord = fc.oneof(
  some,
  some.map((word) => word.slice(0, 2)),
  fc.integer({ min: 1, max: 6 }).chain(hexDigits),
  fc.constantFrom('CCO-', 'cco-0', 'capd-a', '0x0', 'inv-0', 'INV', '0a', '2-0a', 'e0', 'É', 'shop', 'muller', 'mul'),
  fc.constantFrom('京', '京タ', 'たわ', 'ワー1', 'ไทย', 'ทย', 'lodz', 'ŁÓ', 'strasse', '入', '場券'),
  fc.constantFrom('161', '(161)', '161,', '«0161»', '#161', '1610', '2026', '007', '(0a)', 'wc\u20112026', '“Top”'),
);
const term = fc.oneof(
  { arbitrary: typedWord.map(word), weight: 4 },
  fc
    .oneof(
      fc.array(some, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
      fc.constantFrom('top up', 'Top 2', 'shop mul', '0a'),
    )
    .map(phrase),
  choice('status', STATUSES),
  choice('type', TYPES),
  choice('coin', COINS),
  choice('network', NETWORKS),
  choice('account', ACCOUNT_PARTS),
  choice('tag', TAGS),
  choice('has', HAS),
  choice('is', IS),
  amount,
  date('created', [...DATES, ...BACK], ({ createdAt }) => createdAt),
  date('updated', [...DATES, ...BACK], timeOfStatus),
  date('paid', [...DATES, ...BACK], (checkout) => (checkout.status === 'SUCCESS' ? timeOfStatus(checkout) : null)),
  date('final', [...DATES, ...BACK], (checkout) => (isFinal(checkout) ? timeOfStatus(checkout) : null)),
  date('expires', [...DATES, ...AHEAD], ({ expiresAt }) => expiresAt),
);
const perhapsNot = fc
  // A term without a word is skipped, even when negated.
  .tuple(term, fc.integer({ min: 0, max: 3 }))
  .map(
    ([term, one]): Wish =>
      one === 0 && wordsOf(term.text).length > 0
        ? { text: `-${term.text}`, means: (checkout) => !term.means(checkout), texts: [] }
        : term,
  );

const fieldOf = ({ text }: Wish) => /^[a-z]+(?=:)/.exec(text)?.[0];
/** Several terms that must all match, with at most one term of each single-valued field: two would be alternatives. */
export const wish: fc.Arbitrary<Wish> = fc.array(perhapsNot, { maxLength: 3 }).map((drawn) => {
  const terms = drawn.filter(
    (term, place) =>
      !['status', 'type', 'account', 'coin', 'network'].includes(fieldOf(term) ?? '') ||
      drawn.findIndex((other) => fieldOf(other) === fieldOf(term)) === place,
  );
  const saysArchived = terms.some(({ text }) => /^-?is:.*archived/.test(text));
  return {
    text: terms.map(({ text }) => text).join(' '),
    texts: terms.flatMap(({ texts }) => texts),
    means: (checkout) => (saysArchived || checkout.archived === 0) && terms.every(({ means }) => means(checkout)),
  };
});
