import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeWord } from '../../../lib/checkouts/describe/detailText';
import { statusWord } from '../../../lib/checkouts/describe/text';
import { CHECKOUT_TYPES } from '../../../lib/inqud/checkoutTypes';
import { CHOICES } from '../../../lib/search/choices';
import { valuesOf, withField } from '../../../lib/search/controls';
import { parseSearch, printSearch } from '../../../lib/search/language';
import { mistakeText } from '../../../lib/search/mistakes/mistakeText';
import type { Search } from '../../../lib/search/terms';
import { FIELDS, isRead } from '../../../lib/search/terms';
import { runs } from '../../soak';

const parse = (text: string) => parseSearch(text).search;
const read = (text: string) => {
  const { search, problems } = parseSearch(text);
  return { search, problems };
};
/** As they are shown. */
const problemsOf = (text: string) =>
  parseSearch(text).problems.map(({ mistake, ...place }) => ({ ...place, what: mistakeText(mistake) }));
/** The text of a problem's range. */
const marked = (text: string) => problemsOf(text).map(({ from, to }) => text.slice(from, to));
const canonical = (text: string) => printSearch(parse(text));

const VALUES = [
  'paid',
  'PAYMENT_DETECTED',
  '"payment detected"',
  'ON_HOLD',
  'payd',
  'fixed',
  '>100',
  '<=1.50eur',
  '1..2',
  '2..1',
  '2026-11',
  '2026-11-01..',
  'today',
  'tomorrow',
  '7d',
  'note',
  'archived',
  '"a, ""b"""',
  '-x',
  'ünï',
  '"',
  '""',
  ',',
  ':',
  '..',
  '/x',
];
const token = fc.oneof(
  fc.constantFrom(...FIELDS, 'foo', 'STATUS', 'https', 'Ünknown').map((field) => `${field}:`),
  fc.constantFrom(...VALUES),
  fc.constantFrom(' ', '  ', '\n', '-', '--', ',', '"', ':', 'word', 'top-up', '12:30', '🙂', '\ud800'),
);
const soup = fc.oneof(
  fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join('')),
  fc
    .array(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...FIELDS), fc.constantFrom(...VALUES)), { maxLength: 5 })
    .map((terms) => terms.map(([not, field, value]) => `${not}${field}:${value}`).join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('any text', () => {
  it('never throws, and its problems are within it, in order, with messages', () => {
    fc.assert(
      fc.property(soup, (text) => {
        let last = 0;
        for (const { from, to, what, unfinished } of problemsOf(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(what).toMatch(/^[\s\S]+\.$/);
          expect(unfinished).toBe(to === text.length);
          last = from;
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is the same search when printed and parsed again, now without a problem', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const search = parse(text);
        const again = read(printSearch(search));
        expect(again).toEqual({ search, problems: [] });
        expect(printSearch(again.search)).toBe(printSearch(search));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('loses only the mistakes: the terms before and after them apply', () => {
    fc.assert(
      fc.property(soup, (text) => {
        // An open quote would extend to the end.
        const even = text.replaceAll('"', '');
        expect(parse(`zebra ${even} giraffe`)).toEqual(
          expect.arrayContaining([
            { field: 'word', not: false, text: 'zebra' },
            { field: 'word', not: false, text: 'giraffe' },
          ]),
        );
      }),
    );
  });

  it('is parsed fast even when it is very long', () => {
    for (const part of ['"', '""', 'a"', 'status:', 'a:', ',', '-', '..', ' ', 'status:,', 'amount:1..']) {
      expect(() => parseSearch(part.repeat(20_000))).not.toThrow();
    }
  });
});

describe('a text in the search language', () => {
  it.each<[string, Search]>([
    ['', []],
    ['  ', []],
    [
      'top up',
      [
        { field: 'word', not: false, text: 'top' },
        { field: 'word', not: false, text: 'up' },
      ],
    ],
    ['"top up"', [{ field: 'phrase', not: false, text: 'top up' }]],
    ['"say ""hi"""', [{ field: 'phrase', not: false, text: 'say "hi"' }]],
    [
      '-refund -"top up"',
      [
        { field: 'word', not: true, text: 'refund' },
        { field: 'phrase', not: true, text: 'top up' },
      ],
    ],
    ['a"b"', [{ field: 'word', not: false, text: 'a"b"' }]],
    ['status:paid,expired', [{ field: 'status', not: false, values: ['SUCCESS', 'EXPIRED'] }]],
    ['STATUS:Paid', [{ field: 'status', not: false, values: ['SUCCESS'] }]],
    ['-status:success', [{ field: 'status', not: true, values: ['SUCCESS'] }]],
    [
      'status:"Payment detected",request_created',
      [{ field: 'status', not: false, values: ['PAYMENT_DETECTED', 'REQUEST_CREATED'] }],
    ],
    ['status:underpaid', [{ field: 'status', not: false, values: ['UNDERPAID'] }]],
    ['type:none,any-amount,NO_PRICE', [{ field: 'type', not: false, values: ['NO_PRICE'] }]],
    ['account:"Shop A"', [{ field: 'account', not: false, values: ['Shop A'] }]],
    [
      'coin:usdt network:tron',
      [
        { field: 'coin', not: false, values: ['USDT'] },
        { field: 'network', not: false, values: ['TRON'] },
      ],
    ],
    ['amount:>=0100eur', [{ field: 'amount', not: false, values: ['>=100EUR'] }]],
    ['amount:"100 EUR"', [{ field: 'amount', not: false, values: ['100EUR'] }]],
    ['created:TODAY,2026-11-05t14', [{ field: 'created', not: false, values: ['today', '2026-11-05T14'] }]],
    ['expires:tomorrow', [{ field: 'expires', not: false, values: ['tomorrow'] }]],
    [
      'has:tags,note is:Late',
      [
        { field: 'has', not: false, values: ['tag', 'note'] },
        { field: 'is', not: false, values: ['late'] },
      ],
    ],
    ['tag:VIP', [{ field: 'tag', not: false, values: ['VIP'] }]],
    ['tag：vip，new、gold', [{ field: 'tag', not: false, values: ['vip', 'new', 'gold'] }]],
    ['tag:"a，b"', [{ field: 'tag', not: false, values: ['a，b'] }]],
    ['created:２０２６‑11‑05', [{ field: 'created', not: false, values: ['2026-11-05'] }]],
  ])('%s', (text, search) => {
    expect(read(text)).toEqual({ search, problems: [] });
  });

  it('merges terms of single-valued fields into alternatives, and requires all other terms', () => {
    expect(canonical('status:paid top status:expired,paid')).toBe('status:paid,expired top');
    expect(canonical('-status:paid -status:expired tag:a tag:b')).toBe('-status:paid -status:expired tag:a tag:b');
    expect(canonical('amount:>1 amount:<9')).toBe('amount:>1 amount:<9');
  });

  it.each(['12:30', 'https://shop.example/a?b=c', '0x12:ab', ':x', 'https:', 'Note: ', 'shop:/x'])(
    'searches %s as text: it is a URL, a time or prose, not a field',
    (text) => {
      expect(read(text)).toEqual({ search: [{ field: 'word', not: false, text: text.trim() }], problems: [] });
    },
  );

  it('skips words without letters and digits', () => {
    expect(read('Tom & Jerry - ! "…" -')).toEqual({ search: parse('Tom Jerry'), problems: [] });
  });

  it('accepts a new status or type of Inqud: in capitals, or in quotes', () => {
    expect(canonical('status:ON_HOLD,"on hold" type:AUCTION')).toBe('status:ON_HOLD,"on hold" type:AUCTION');
    expect(problemsOf('status:ON_HOLD,"on hold" type:AUCTION')).toEqual([]);
  });

  it('knows each status and type by its word on screen and by its name at Inqud', () => {
    const known = [...CHOICES.status.keys()].filter((status) => status !== 'UNDERPAID');
    expect(known).toEqual(['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED']);
    for (const status of known) {
      for (const word of [status, status.toLowerCase(), `"${statusWord(status)}"`]) {
        expect(valuesOf(parse(`status:${word}`), 'status')).toEqual([status]);
      }
    }
    expect(valuesOf(parse(`status:${statusWord('CONFLICT', 'UNDERPAID')}`), 'status')).toEqual(['UNDERPAID']);
    expect([...CHOICES.type.keys()].toSorted()).toEqual(CHECKOUT_TYPES.toSorted());
    for (const type of CHECKOUT_TYPES) {
      for (const word of [type, `"${typeWord(type)}"`]) expect(valuesOf(parse(`type:${word}`), 'type')).toEqual([type]);
    }
  });
});

describe('a mistake', () => {
  it.each([
    ['foo:bar x', 'foo', 'Unknown field “foo”. Use status, type, account,'],
    ['-foo:"a b" x', 'foo', 'Unknown field “foo”.'],
    [
      'status:paid,payd x',
      'payd',
      'Unknown status “payd”. Use open, request-created, payment-detected, paid, conflict, underpaid, or expired.',
    ],
    ['type:weird x', 'weird', 'Unknown type “weird”. Use fixed, any, or suggested.'],
    ['amount:1,00,0 x', '1,00,0', '“1,00,0” isn’t an amount. Write it like 100, >100'],
    ['amount:>1.000 x', '>1.000', '“1.000” could be 1000 or 1.000. Enter 1000.00 or 1.0.'],
    ['amount:5..1,250usd x', '5..1,250usd', '“1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
    ['amount:9..1 x', '9..1', '“9..1” matches no amount: the first is more than the last.'],
    ['created:2026-13 x', '2026-13', '“2026-13” isn’t a date. Write it like 2026, 2026-11,'],
    ['created:tomorrow x', 'tomorrow', '“tomorrow” isn’t a date.'],
    ['created:today..yesterday x', 'today..yesterday', '“today..yesterday” ends before it starts.'],
    ['created:2026-11-02..2026-11-01 x', '2026-11-02..2026-11-01', '“2026-11-02..2026-11-01” ends before it starts.'],
    ['has:money x', 'money', 'Unknown word “money”. Use note or tag.'],
    ['is:"very late" x', '"very late"', 'Unknown word “very late”. Use attention, archived, open, final, or late.'],
    ['tag: x', 'tag:', 'Nothing follows “tag:”. Enter a tag.'],
    ['-coin:"" x', '-coin:""', 'Nothing follows “coin:”.'],
    [`created:${'9'.repeat(50)} x`, '9'.repeat(50), `“${'9'.repeat(29)}…” isn’t a date.`],
  ])('in %j is reported with its position: %s', (text, wrong, what) => {
    expect(marked(text)).toEqual([wrong]);
    expect(problemsOf(text)[0]?.what).toContain(what);
    expect(problemsOf(text)[0]?.unfinished).toBe(false);
    expect(parse(text)).toContainEqual({ field: 'word', not: false, text: 'x' });
  });

  it('is left out, and the rest applies', () => {
    expect(canonical('status:paid,payd foo:bar amount:x created:2026 zebra')).toBe('status:paid created:2026 zebra');
  });

  it.each([
    'status:',
    'x status:pa',
    '-tag:',
    'amount:>',
    'created:2026-1',
    'x "top u',
    'tag:"a b',
    'status:paid,"pay',
  ])('in %j may be unfinished while nothing follows it', (text) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ unfinished }) => unfinished)).toBe(true);
  });

  it('is not an open quote at the end: its text is already searched', () => {
    expect(parse('"top u')).toEqual(parse('"top u"'));
    expect(parse('account:"Shop')).toEqual(parse('account:Shop'));
    expect(problemsOf('"top u')).toEqual([{ from: 0, to: 6, what: 'The quote is never closed.', unfinished: true }]);
  });

  it('is not an unfinished URL or list at the end', () => {
    for (const text of ['https:', 'https:/', 'https://', 'status:paid,', '-', 'a -'])
      expect(problemsOf(text)).toEqual([]);
  });
});

describe('a filter control', () => {
  it('shows the positive values, not the negated ones', () => {
    const search = parse('tag:a,b x -tag:c tag:b,d status:paid');
    expect(valuesOf(search, 'tag')).toEqual(['a', 'b', 'd']);
    expect(valuesOf(search, 'status')).toEqual(['SUCCESS']);
    expect(valuesOf(search, 'coin')).toEqual([]);
  });

  it('changes its values in place, and keeps the rest', () => {
    const set = (text: string, ...[field, values]: [Parameters<typeof withField>[1], string[]]) =>
      printSearch(withField(parse(text), field, values));
    expect(set('a status:paid b -status:open', 'status', ['EXPIRED', 'CONFLICT'])).toBe(
      'a status:expired,conflict b -status:open',
    );
    expect(set('tag:a x tag:b', 'tag', ['c d'])).toBe('tag:"c d" x');
    expect(set('x', 'created', ['today'])).toBe('x created:today');
    expect(set('x status:paid', 'status', [])).toBe('x');
    expect(set('', 'amount', ['>100', '<200'])).toBe('amount:>100 amount:<200');
  });

  it('accepts an unknown status, and nothing that is invalid for the field', () => {
    expect(printSearch(withField([], 'status', ['odd one', 'paid', 'SUCCESS']))).toBe('status:"odd one",paid');
    expect(printSearch(withField([], 'created', ['soon', 'today', ' ']))).toBe('created:today');
    expect(withField([], 'tag', [''])).toEqual([]);
  });

  it('reads back what it wrote, whatever the values are', () => {
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom(...FIELDS),
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...VALUES))),
        (text, field, values) => {
          const search = withField(parse(text), field, values);
          expect(read(printSearch(search))).toEqual({ search, problems: [] });
          expect(withField(search, field, valuesOf(search, field))).toEqual(search);
        },
      ),
    );
  });

  it.each([
    ['stauts:paid top', 'status', ['EXPIRED'], 'stauts:paid top status:expired'],
    ['status:paid,payd top', 'status', ['EXPIRED'], 'status:payd status:expired top'],
    ['created:2026-13 top', 'created', ['today'], 'created:2026-13 top created:today'],
    ['status:paid amount:1,000', 'status', [], 'amount:1,000'],
    ['-FOO:"a b" -tag: x', 'status', ['NEW'], '-FOO:"a b" -tag: x status:open'],
    ['Tom & Jerry', 'tag', ['vip'], 'Tom & Jerry tag:vip'],
    ['status:payd,"paid', 'tag', ['vip'], 'status:payd status:paid tag:vip'],
    ['x is:"very', 'tag', ['vip'], 'x is:"very" tag:vip'],
    ['foo:"a b', 'tag', ['vip'], 'foo:"a b" tag:vip'],
  ] as const)('keeps the mistake in %j for the user to correct', (text, field, values, after) => {
    expect(printSearch(withField(parseSearch(text).written, field, [...values]))).toBe(after);
  });

  it('keeps all mistakes of any text, and each is reported again', () => {
    const toldOf = (text: string) =>
      problemsOf(text)
        .map(({ what }) => what)
        .filter((what) => what !== 'The quote is never closed.')
        .toSorted();
    fc.assert(
      fc.property(soup, fc.constantFrom(...FIELDS), fc.constantFrom(...VALUES), (text, field, value) => {
        const { written } = parseSearch(text);
        const changed = withField(written, field, [value]);
        const again = parseSearch(printSearch(changed));
        expect(again.search).toEqual(changed.filter(isRead));
        expect(again.written.filter((each) => !isRead(each))).toEqual(written.filter((each) => !isRead(each)));
        expect(toldOf(printSearch(changed))).toEqual(toldOf(text));
      }),
      { numRuns: runs(2000) },
    );
  });
});
