import { checkoutIdsIn } from '../inqud/checkoutIds';
import { isFinal } from '../inqud/status';
import { numberTest } from '../shared/numberTest';
import { amountTest, readAmounts } from './amounts';
import type { RareState, Texts } from './blocks';
import { UNDERPAID } from './choices';
import type { Range } from './dates';
import { rangeOf } from './dates';
import type { Entry } from './entry';
import { fold, foldId, partsOf, withoutMarks, wordsOf } from './fold';
import type { FieldTerm, Search, Term, TextTerm } from './terms';
import { INFIX_LENGTH } from './terms';

/**
 * A predicate for one entry. When `ofBlock` rejects the texts of a block, no entry of the block can match. `best` are
 * predicates for the matches that come first: those by a whole ID, then those by a whole number in the order ID.
 */
export type Matches = {
  (entry: Entry): boolean;
  ofBlock?: (texts: Texts) => boolean;
  best?: Matches[];
};

/**
 * `now` is epoch ms: the meaning of "today" is fixed when the matcher is created. An `accountId` excludes all others.
 */
export type Circumstances = {
  now: number;
  accountName: (accountId: string) => string | null;
  accountId?: string | null;
};

const SPACE = 32;
const LINE_END = 10;

/**
 * Compiles a search into a predicate: everything possible is computed in advance, and a test allocates nothing.
 * Archived checkouts are excluded, unless the search mentions them.
 */
export function matcherOf(search: Search, circumstances: Circumstances): Matches {
  // The fast tests first: texts are searched only in what the others leave.
  const terms = [...search].sort((a, b) => Number('text' in a) - Number('text' in b));
  const tests = terms.map((term) => testOf(term, circumstances));
  if (!search.some((term) => term.field === 'is' && term.values.includes('archived'))) tests.unshift(isShown);
  const { accountId = null } = circumstances;
  if (accountId !== null) tests.unshift((entry) => entry.accountId === accountId);
  const all: Matches = allOf(tests);
  const [text, other] = search.filter((term) => 'text' in term && !term.not);
  // Used only for a text with a digit, because nearly every ID has one, and names do not.
  if (text && 'text' in text && !other && /\d/.test(fold(text.text))) all.best = bestTests(text);
  return all;
}

function bestTests({ text }: TextTerm): Matches[] {
  const possible = possibleIds(text);
  const patterns = possible.map((id) => `\n${id}`);
  // Rejects most blocks with one search instead of one for each pattern.
  const parts = shortest(possible);
  const isWholeId = (ids: string) =>
    (parts.length === patterns.length || parts.some((part) => ids.includes(part))) &&
    patterns.some((whole) => ids.includes(`${whole}\n`) || ids.endsWith(whole));
  const isId: Matches = ({ ids }) => isWholeId(ids);
  isId.ofBlock = ({ ids }) => isWholeId(ids);
  const isWholeNumber = numberTest(fold(withoutMarks(text)))?.isWhole;
  if (!isWholeNumber) return [isId];
  const isNumber: Matches = ({ order }) => isWholeNumber(order);
  isNumber.ofBlock = ({ orders }) => isWholeNumber(orders);
  return [isId, isNumber];
}

function testOf(term: Term, circumstances: Circumstances): Matches {
  const test = 'text' in term ? textTest(term, circumstances) : fieldTest(term, circumstances);
  return term.not ? (entry) => !test(entry) : test;
}

function isShown(entry: Entry): boolean {
  return !entry.archived;
}

function fieldTest({ field, values }: FieldTerm, { now, accountName }: Circumstances): Matches {
  switch (field) {
    case 'status':
      return statusTest(values);
    case 'type':
      return known(values, ({ type }) => type);
    case 'coin':
      return known(values, ({ coin }) => coin);
    case 'network':
      return known(values, ({ network }) => network);
    case 'account': {
      const parts = values.map(fold);
      const matches = memoised((id) => {
        const name = fold(accountName(id) ?? '');
        return parts.some((part) => name.includes(part) || fold(id) === part);
      });
      return ({ accountId }) => matches(accountId);
    }
    case 'by': {
      const parts = values.map(fold);
      const matches = memoised((name) => parts.some((part) => fold(name).includes(part)));
      return ({ by }) => by !== null && matches(by);
    }
    case 'tag': {
      const tags = new Set(values.map(fold));
      const matches = memoised((tag) => tags.has(fold(tag)));
      return (entry) => entry.tags.some(matches);
    }
    case 'amount':
      return anyOf(values.map(oneAmountTest));
    case 'created':
      return inRanges(values, now, false, ({ createdAt }) => createdAt);
    case 'updated':
      return inRanges(values, now, false, ({ updatedAt }) => updatedAt);
    case 'paid':
      return inRanges(values, now, false, ({ status, updatedAt }) => (status === 'SUCCESS' ? updatedAt : null));
    case 'final':
      return inRanges(values, now, false, ({ status, updatedAt }) => (isFinal(status) ? updatedAt : null));
    case 'expires':
      return inRanges(values, now, true, ({ expiresAt }) => expiresAt);
    case 'has':
      return anyOf(values.map((value) => (value === 'note' ? ({ noted }) => noted : ({ tags }) => tags.length > 0)));
    case 'is':
      return anyOf(values.map(stateTest));
  }
}

function statusTest(values: string[]): Matches {
  const matches = knownName(values);
  if (!values.includes(UNDERPAID)) return ({ status }) => matches(status);
  return ({ status, reason }) => matches(status) || (status === 'CONFLICT' && reason === UNDERPAID);
}

function stateTest(value: string): Matches {
  switch (value) {
    case 'attention':
    case 'archived':
    case 'late':
      return rareTest(value);
    case 'final':
      return ({ status }) => isFinal(status);
    default:
      return ({ status }) => !isFinal(status);
  }
}

function rareTest(state: RareState): Matches {
  const test: Matches = (entry) => entry[state];
  test.ofBlock = (texts) => texts[state];
  return test;
}

function oneAmountTest(value: string): Matches {
  const range = readAmounts(value);
  if (range === null || 'or' in range) return never;
  const test = amountTest(range);
  return ({ amount }) => amount !== null && test(amount);
}

function inRanges(values: string[], now: number, ahead: boolean, timeOf: (entry: Entry) => number | null): Matches {
  const ranges = values.map((value) => rangeOf(value, now, ahead)).filter((range) => range !== null);
  const test = ({ from, to }: Range): Matches => {
    return (entry) => {
      const at = timeOf(entry);
      return at !== null && at >= from && at < to;
    };
  };
  return anyOf(ranges.map(test));
}

/**
 * A word matches when all its parts ("top-up" has two) are prefixes of words of the texts, or of the account's name; or
 * when it is a prefix of an ID, with or without its `CCO-`; or, when it is long enough, any part of one, for a number
 * also a short part of the order ID. A phrase is one part.
 */
function textTest({ field, text }: TextTerm, { accountName }: Circumstances): Matches {
  // A pasted link means its checkout.
  const [linked] = text.includes('/') ? checkoutIdsIn(text).ids : [];
  if (linked !== undefined) return ({ id }) => id === linked;
  const words = partsOf(text);
  const parts = field === 'phrase' && words.length > 0 ? [words.join(' ')] : words;
  const tests = shortest(possibleIds(text)).map(idTest);
  const inId = (ids: string) => tests.some((test) => test(ids));
  const inOrder = numberTest(fold(withoutMarks(text)))?.isIn ?? never;
  const inAccount = memoised((id) => allPrefix(parts, ['', ...wordsOf(accountName(id) ?? '')].join(' ')));
  const test: Matches = (entry) =>
    allPrefix(parts, entry.words) || inId(entry.ids) || inOrder(entry.order) || inAccount(entry.accountId);
  test.ofBlock = ({ words, ids, orders, accountIds }) =>
    allPrefix(parts, words) || inId(ids) || inOrder(orders) || [...accountIds].some(inAccount);
  return test;
}

/** Possible IDs, folded: the text, without surrounding marks, or the end of a block explorer's URL. */
function possibleIds(text: string): string[] {
  const linked = /^https?:\/\/\S+\/(\w{20,})$/i.exec(text)?.[1] ?? '';
  return [...new Set([foldId(text), foldId(withoutMarks(text)), foldId(linked)])].filter((id) => id !== '');
}

/** Without those that contain another one: they find nothing that the shorter one does not. */
function shortest(ids: string[]): string[] {
  return ids.filter((id) => !ids.some((part) => part !== id && part.length >= INFIX_LENGTH && id.includes(part)));
}

function allPrefix(parts: string[], words: string): boolean {
  for (const part of parts) if (!isPrefix(part, words)) return false;
  return true;
}

/**
 * Whether a word of the entry has this prefix. Each word follows a space, but searching for the prefix alone is faster.
 */
function isPrefix(part: string, words: string): boolean {
  for (let at = words.indexOf(part); at !== -1; at = words.indexOf(part, at + 1)) {
    if (words.charCodeAt(at - 1) === SPACE) return true;
  }
  return false;
}

function idTest(text: string): (ids: string) => boolean {
  if (text.length >= INFIX_LENGTH) return (ids) => ids.includes(text);
  const start = `\n${text}`;
  const afterDash = `-${text}`;
  return (ids) => {
    if (ids.includes(start)) return true;
    for (let at = ids.indexOf(afterDash); at !== -1; at = ids.indexOf(afterDash, at + 1)) {
      if (hasPrefixBefore(ids, at)) return true;
    }
    return false;
  };
}

/** Whether the dash at `dash` follows a prefix of one or more letters at the start of an ID. */
function hasPrefixBefore(ids: string, dash: number): boolean {
  let at = dash - 1;
  while (isLetter(ids.charCodeAt(at))) at--;
  return at < dash - 1 && ids.charCodeAt(at) === LINE_END;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function known(values: string[], nameOf: (entry: Entry) => string | null): Matches {
  const matches = knownName(values);
  return (entry) => {
    const name = nameOf(entry);
    return name !== null && matches(name);
  };
}

function knownName(values: string[]): (name: string) => boolean {
  const names = new Set(values.map(fold));
  return memoised((name) => names.has(fold(name)));
}

/** Memoises a test: there are few accounts, statuses and tags, but many rows. */
function memoised(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = test(text);
    answers.set(text, answer);
    return answer;
  };
}

function never(): boolean {
  return false;
}

function anyOf(tests: Matches[]): Matches {
  const [first = never, second] = tests;
  if (!second) return first;
  return (entry) => {
    for (const test of tests) if (test(entry)) return true;
    return false;
  };
}

function allOf(tests: Matches[]): Matches {
  const [first, second] = tests;
  if (first && !second) return first;
  const all: Matches = (entry) => {
    for (const test of tests) if (!test(entry)) return false;
    return true;
  };
  const ofBlocks = tests.flatMap(({ ofBlock }) => ofBlock ?? []);
  if (ofBlocks.length > 0) all.ofBlock = (texts) => ofBlocks.every((ofBlock) => ofBlock(texts));
  return all;
}
