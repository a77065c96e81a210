import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shared } from '../../../lib/bulk-create/pasted';
import { MOST_ROWS, readPasted, sharedMistakes } from '../../../lib/bulk-create/pasted';
import { pasteMistakeText } from '../../../lib/bulk-create/pasteMistakeText';
import { rowMistakeText } from '../../../lib/bulk-create/rowMistakeText';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { csvHead, csvRow } from '../../../lib/checkouts/backup/checkoutCsv';
import { tableLine } from '../../../lib/shared/csv';
import { checkout, NOW } from '../support/examples';

const { currency, name, expiry, ownExpiry, returnUrl } = EMPTY_FORM;
const SHARED: Shared = { type: 'FIXED_PRICE', currency, name, expiry, ownExpiry, returnUrl };

const read = (text: string, changes: Partial<Shared> = {}) => readPasted(text, { ...SHARED, ...changes }, NOW);
const mistakeIn = (text: string) => {
  const { mistake } = read(text);
  return mistake && pasteMistakeText(mistake);
};
const whyOf = (text: string, changes: Partial<Shared> = {}) =>
  read(text, changes).rows.map(({ state }) =>
    state.is === 'invalid' && typeof state.why !== 'string' ? state.why.map(rowMistakeText).join(' ') : state.is,
  );

describe('amounts that can be read in two ways', () => {
  const TABLE = 'A-1\t5\nA-2\t1,250\tEUR\nA-3\t1.250';

  it('are found, counted, and left out until a person has said how they are meant', () => {
    expect(read(TABLE).ambiguous).toEqual({
      rows: 2,
      first: {
        number: 2,
        typed: '1,250',
        currency: 'EUR',
        readings: { mark: ',', thousands: '1250', decimals: '1.2500' },
      },
    });
    expect(read(TABLE).rows.map(({ state }) => state.is)).toEqual(['waiting', 'invalid', 'invalid']);
    expect(read('A-1\t5').ambiguous).toBeNull();
    expect(read('A-1\t1,250', { type: 'NO_PRICE' }).ambiguous).toBeNull();
  });

  it.each([
    ['.', ['5', '1250', '1.25']],
    [',', ['5', '1.25', '1250']],
  ] as const)('are read with %s before the decimals when a person says so', (mark, amounts) => {
    const pasted = readPasted(TABLE, SHARED, NOW, mark);
    expect(pasted.rows.map(({ state, amount }) => [state.is, amount])).toEqual(
      amounts.map((each) => ['waiting', each]),
    );
    // So that it can be said otherwise.
    expect(pasted.ambiguous?.rows).toBe(2);
  });
});

describe('a row that is hardly an order', () => {
  const NO_DIGIT =
    'Order ID: Unlike the other order IDs, this has no digit. Remove the row, or edit it to keep this ID.';
  const TOTAL = 'Order ID: This looks like a total of other rows. Remove the row, or give it an order ID.';

  it.each(['Gesamtergebnis', 'MwSt', 'Loading…', '(vide)', 'Ընդամենը', 'ჯამი', 'จำนวนทั้งสิ้น', 'TBD', '—'])(
    'is asked about where other orders have a digit: %s',
    (odd) => {
      expect(whyOf(`10482\t12.50\n10483\t7.50\n${odd}\t3.80`)).toEqual(['waiting', 'waiting', NO_DIGIT]);
      expect(whyOf(`10482\t12.50\n${odd}\t3.80`)).toEqual(['waiting', NO_DIGIT]);
    },
  );

  it.each(['Total 2026', 'Summe 11/2026', 'Σ (2)', 'Итого за 2 дня', '2 orders'])(
    'is asked about where it has the sum of the rows above, and another form: %s',
    (odd) => expect(whyOf(`10482\t12.50\n10483\t7.50\n${odd}\t20.00`)).toEqual(['waiting', 'waiting', TOTAL]),
  );

  it.each([
    'Alice\t1\nBob\t2\nCarol\t3',
    'A-1\t10\nA-2\t10\nA-3\t20',
    'A-1\t10\nB-2\t10\nC-3\t20',
    'A-1\t10\nA-2\t10\nB-1\t21',
    'A-1\t10\tEUR\nA-2\t10\tUSD\nB-1\t20\tEUR',
    'A-1\t20\nB-1\t20',
  ])('is none of these: %j', (text) => expect(new Set(whyOf(text))).toEqual(new Set(['waiting'])));
});

describe('a cell', () => {
  it.each([
    ['="00123";12,50', '00123'],
    ['"=""00123""";12,50', '00123'],
    ['="A ""1"""\t5', 'A "1"'],
    [tableLine(['="00123"', '5']), '="00123"'],
    ['=A1\t5', '=A1'],
  ])('that programs write as a formula for a spreadsheet is its text: %j', (text, orderId) =>
    expect(read(text).rows).toMatchObject([{ orderId }]),
  );
});

describe('a row', () => {
  it('has order ID, amount, currency and name, in this order', () => {
    expect(read('A-1\t1 234,50\teur\tSocks').rows).toEqual([
      {
        number: 1,
        orderId: 'A-1',
        type: 'FIXED_PRICE',
        amount: '1234.50',
        currency: 'EUR',
        name: 'Socks',
        state: { is: 'waiting' },
      },
    ]);
  });

  it('may have its currency beside the amount', () => {
    expect(read('A-1\t€ 12,50\tEUR\nA-2\t$1,250.00').rows).toMatchObject([
      { amount: '12.50', currency: 'EUR', state: { is: 'waiting' } },
      { amount: '1250.00', currency: 'USD', state: { is: 'waiting' } },
    ]);
  });

  it('without its own currency or name gets the shared ones', () => {
    expect(read('A-1\t5\t\t\nA-2\t5', { currency: 'gbp', name: 'Order' }).rows).toMatchObject([
      { currency: 'GBP', name: 'Order' },
      { currency: 'GBP', name: 'Order' },
    ]);
  });

  it.each([
    ['\t5', 'No order ID.'],
    ['A-1\t', 'No amount.'],
    ['A-1', 'No amount.'],
    ['A-1\tten', '“ten” isn’t an amount. Enter it like 1250.00.'],
    ['A-1\t1,250', '“1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
    ['A-1\t0', 'The amount must be more than 0.'],
    ['A-1\t5 €', '“€” isn’t USD. Remove it, or change the currency.'],
    ['A-1\t5\t€', 'Currency: Enter a currency code, such as USD, EUR, or USDT.'],
    [`${'x'.repeat(101)}\t5`, 'Order ID: Use at most 100 characters.'],
    [`A-1\t5\tUSD\t${'x'.repeat(33)}`, 'Name: Use at most 32 characters.'],
    ['A-1\t5\tUSD\t"two\nlines"', 'Name: Remove the line break.'],
    ['A-1\t5\tUSD\t"two\nli\u202enes"', 'Name: This contains an invisible character. Type it instead of pasting.'],
    ['A-1\t5\tUSD\tSocks\tred', 'More than four cells. Add headings above the columns, or remove the extra cells.'],
    ['#N/A\t5', 'Order ID: This is a spreadsheet error.'],
    ['#REF!\t5', 'Order ID: This is a spreadsheet error.'],
    [
      '1.23457E+11\t5',
      'Order ID: The spreadsheet shortened the number. Format the column as text there and paste again.',
    ],
    ['Total:\t15.00', 'Order ID: This looks like a total of other rows. Remove the row, or give it an order ID.'],
    ['Gesamt\t15.00', 'Order ID: This looks like a total of other rows. Remove the row, or give it an order ID.'],
    ['\tten', 'No order ID. “ten” isn’t an amount. Enter it like 1250.00.'],
  ])('that is invalid reports all errors: %j', (text, why) => {
    // A second row, so that a single cell still counts as a spreadsheet's.
    expect(whyOf(`${text}\nB-1\t1`)[0]).toBe(why);
  });

  it('is not created from half an amount: a comma in it adds a cell in comma-separated CSV, which is an error', () => {
    const notHeaded = 'A cell has no heading above it. Add one, or remove the cell. An amount must be in one cell.';
    expect(whyOf('Order ID,Amount\nA-1,1,250.00\nA-2,5\nA-3,5,')).toEqual([notHeaded, 'waiting', 'waiting']);
    expect(whyOf('Order ID,Amount,,Phone\nA-1,1,250.00,+49\nA-2,5,,+49')).toEqual([notHeaded, 'waiting']);
  });

  it.each([
    ['Order ID,Amount,Name', 'A-1,1,250.00', '250.00'],
    ['Order ID,Amount,Name', 'A-1,1,250', '250'],
    ['Order ID,Amount,Name', 'A-1,1250,50', '50'],
    ['Order ID,Amount,Name', 'A-1,12,5', '5'],
    ['Order ID,Amount,Name', 'A-1,1,250.00 USD', '250.00 USD'],
    ['Order ID,Amount,Name', 'A-1,12,50 €', '50 €'],
    ['Order ID,Amount,Name', 'A-1,$1,250.00', '250.00'],
    ['Order ID,Amount,Name', 'A-1,1,250,000.00', '250'],
    ['Order ID,Amount,Customer', 'A-1,1,250.00', '250.00'],
    ['Order ID,Amount,Customer', 'A-1,12,50 €', '50 €'],
    ['Order ID,Amount,Date', 'A-1,12,50', '50'],
    ['Order ID,Amount,Date', 'A-1,1,250', '250'],
    ['Order ID,Amount,Currency,Name', 'A-1,12,50,EUR', '50'],
    ['Order ID,Amount,Currency,Name', 'A-1,1,250.00', '250.00'],
    ['Amount,Order ID', '1,250.00', '250.00'],
    ['Amount,Name,Order ID', '1250,50,A-1', '50'],
  ])('whose next cell may be the rest of its amount is an error in comma-separated CSV: %s: %s', (heads, row, rest) => {
    const told = `“${rest}” may be the rest of the amount. Enter the amount in one cell, such as 1250.00.`;
    expect(whyOf(`${heads}\n${row}`)[0]).toContain(told);
    expect(whyOf(`${heads}\n${row}`.replaceAll(',', '\t'))[0]).not.toContain('the rest of the amount');
  });

  it.each([
    ['Order ID,Amount,Name', 'A-1,"1,250.00",Socks 250'],
    ['Order ID,Amount,Name', 'A-1,12.50,101'],
    ['Order ID,Amount,Name', 'A-1,5.00,7'],
    ['Order ID,Amount,Name', 'A-1,5,4711'],
    ['Order ID,Amount,Name', 'A-1,5,3 shirts'],
    ['Order ID,Amount,Name', 'A-1,5,'],
    ['Order ID,Amount,Quantity', 'A-1,250,3'],
    ['Order ID,Amount,Tax', 'A-1,100.00,250.50'],
    ['Amount,Order ID', '12,482'],
    ['Amount,Order ID', '12,A-1'],
  ])('may have a next cell that cannot be the rest: %s: %s', (heads, row) => {
    expect(whyOf(`${heads}\n${row}`)).toEqual(['waiting']);
  });

  it('without an amount has no rest of one', () => {
    expect(whyOf('Order ID,Amount,Name\nA-1,,250.00', { type: 'NO_PRICE' })).toEqual(['waiting']);
  });

  it('whose order is in a row above names that row, unless that one is invalid', () => {
    expect(read('A-1\t5\nB-1\t5\nA-1\t6\nA-1 \t7').rows.map(({ state }) => state)).toEqual([
      { is: 'waiting' },
      { is: 'waiting' },
      { is: 'double', of: 1 },
      { is: 'double', of: 1 },
    ]);
    expect(whyOf('A-1\tten\nA-1\t5')[1]).toBe('waiting');
  });
});

describe('a row without an amount', () => {
  it('means any amount only where that was chosen', () => {
    expect(whyOf('A-1\t\nA-2\t5')).toEqual(['No amount.', 'waiting']);
    const { rows } = read('A-1\t\nA-2\t5', { type: 'FIXED_OR_ANY' });
    expect(rows).toMatchObject([
      { type: 'NO_PRICE', amount: '', currency: '', state: { is: 'waiting' } },
      { type: 'FIXED_PRICE', amount: '5', currency: 'USD', state: { is: 'waiting' } },
    ]);
  });

  it.each(['NO_PRICE', 'SUGGESTED_FIXED_PRICE'] as const)(
    'is required by %s; an amount there is not dropped silently',
    (type) => {
      expect(whyOf('A-1\t\nA-2\t5', { type })).toEqual(['waiting', '“5” is an amount, but the chosen type has none.']);
    },
  );
});

it('a semicolon in a later row does not split the rows above it', () => {
  const { rows } = read('A-1,5\nA-2,6;7', { type: 'FIXED_OR_ANY' });
  expect(rows.map(({ orderId, amount }) => [orderId, amount])).toEqual([
    ['A-1', '5'],
    ['A-2', '6;7'],
  ]);
});

describe('a header', () => {
  it.each([
    'Amount (USD)\tOrder',
    'Total due\tInvoice no.',
    'sep=;\nAmount;Order ID',
    'Orders of May 2026\nas of today\nAmount;Order ID',
  ])('is recognised as %j', (heads) => {
    const { header, rows } = read(`${heads}\n12${heads.includes(';') ? ';' : '\t'}10482`);
    expect(header).toBe(true);
    expect(rows).toMatchObject([{ orderId: '10482', amount: '12', state: { is: 'waiting' } }]);
  });

  it.each([
    ['Amount (EUR)', 'EUR'],
    ['Total [USDT]', 'USDT'],
    ['Amount (eur)', 'EUR'],
    ['Amount (€)', 'EUR'],
    ['Sum (£)', 'GBP'],
    ['Sum (zł)', 'PLN'],
    ['Price (₹)', 'INR'],
    ['Amount (net)', 'USD'],
    ['Amount (incl. VAT)', 'USD'],
    ['Amount', 'USD'],
  ])('%j sets the currency of rows without their own: %s', (heading, unit) => {
    expect(read(`Order ID\t${heading}\nA-1\t10.00`).rows).toMatchObject([{ currency: unit, state: { is: 'waiting' } }]);
    const mixed = read(`Order ID\t${heading}\tCurrency\nA-1\t10.00\tGBP\nA-2\t10.00\t`).rows;
    expect(mixed.map(({ currency }) => currency)).toEqual(['GBP', unit]);
  });

  it.each(['Amount ($)', 'Amount $', 'Amount (in EUR)', 'Total (EUR, net)'])(
    'with a unit that is not one currency asks for the code: %s',
    (heading) => {
      const text = `Order ID\t${heading}\nA-1\t10.00`;
      expect(mistakeIn(text)).toBe(`“${heading}” doesn’t say which currency. Use its code, such as “Amount (USD)”.`);
      expect(read(text).rows).toEqual([]);
    },
  );

  it('with unknown headings is not read by position', () => {
    const mistake =
      'The first row has unknown headings: “Betrag” and “Bestellnummer”. Name the columns “Order ID” and “Amount”, or remove the headings.';
    expect(mistakeIn('Betrag;Bestellnummer\n12;10482')).toBe(mistake);
    expect(read('Betrag;Bestellnummer\n12;10482').rows).toEqual([]);
  });

  it('without rows is an error', () => {
    expect(mistakeIn('Order ID\tAmount\n')).toBe('There are only headings. Paste the rows below them too.');
  });

  it('is recognised by its words, in any order of columns', () => {
    const { rows, header } = read('Currency;Customer name;Order no.;TOTAL;Title\nEUR;Anna;A-1;12,50;Socks');
    expect(header).toBe(true);
    expect(rows).toMatchObject([{ number: 2, orderId: 'A-1', amount: '12.50', currency: 'EUR', name: 'Socks' }]);
  });

  it('may have ignored columns, which are reported', () => {
    expect(read('Order ID\tAmount\tPhone\tCity\nA-1\t5\t+49\tKöln').ignored).toEqual(['Phone', 'City']);
  });

  it('may be a single cell', () => {
    const { header, rows } = read('Order ID\nA-1', { type: 'NO_PRICE' });
    expect([header, rows.map(({ orderId }) => orderId)]).toEqual([true, ['A-1']]);
  });

  it.each([
    ['Amount\tCurrency\n5\tUSD', 'No column is named “Order ID”. Name one, or remove the headings.'],
    ['Order ID\tAmount\tTotal\nA-1\t5\t6', 'Two columns hold the amount: “Amount” and “Total”. Keep one of them.'],
  ])('that is ambiguous is an error: %j', (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake);
    expect(read(text).rows).toEqual([]);
  });

  it.each(['A-1\t5\tUSD\tOrder', 'Total\t5\tUSD\tName', 'A-1\t\tUSD\tOrder', 'Total\t€ 5\tEUR\tName'])(
    'is not recognised in a row of data: %j',
    (text) => {
      expect(read(text).header).toBe(false);
    },
  );
});

describe('a paste', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => `A-${at}\t5`).join('\n');

  it('may have 1,000 rows, and is refused with more', () => {
    expect(read(rows(MOST_ROWS))).toMatchObject({ mistake: null });
    expect(read(rows(MOST_ROWS)).rows).toHaveLength(1000);
    expect(mistakeIn(rows(MOST_ROWS + 1))).toBe('You can create up to 1,000 checkouts at once. You pasted 1,001.');
    expect(read(rows(MOST_ROWS + 1)).rows).toEqual([]);
  });

  it('that is far too long is not parsed', () => {
    expect(mistakeIn('x'.repeat(1_000_001))).toBe('This is too long. Paste fewer rows or columns.');
  });

  it('of any text never throws, and every valid row could be sent', () => {
    const text = fc.string({ unit: fc.constantFrom(...'A1.,\t\n;" \u202e', 'Order ID', 'Amount', 'USD') });
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { state, orderId, amount } of read(pasted).rows) {
          if (state.is === 'waiting')
            expect([orderId, amount]).toEqual([expect.stringMatching(/./), expect.stringMatching(/^\d+(\.\d+)?$/)]);
        }
      }),
    );
  });
});

describe('the shared terms', () => {
  it('are validated separately', () => {
    expect(sharedMistakes(SHARED, NOW)).toEqual({});
    expect(
      Object.keys(
        sharedMistakes({ ...SHARED, currency: '', name: 'x'.repeat(33), returnUrl: 'x', expiry: 'own' }, NOW),
      ).toSorted(),
    ).toEqual(['currency', 'name', 'ownExpiry', 'returnUrl']);
    expect(sharedMistakes({ ...SHARED, type: 'NO_PRICE', currency: '' }, NOW)).toEqual({});
  });
});

describe('orders that a person could take for one', () => {
  it('are created once; the other is left out and names the first', () => {
    const text = ['00123', '123', 'INV-1', 'inv-1', 'INV‑1', '10482', '10482\u3164']
      .map((each) => `${each}\t5`)
      .join('\n');
    expect(read(text).rows.map(({ state }) => state)).toEqual([
      { is: 'waiting' },
      { is: 'double', of: 1, alike: '00123' },
      { is: 'waiting' },
      { is: 'double', of: 3, alike: 'INV-1' },
      { is: 'double', of: 3, alike: 'INV-1' },
      { is: 'waiting' },
      { is: 'double', of: 6, alike: '10482' },
    ]);
  });
});

describe('words of spreadsheets and programs', () => {
  it.each([
    ['#NV\t5', 'Order ID: This is a spreadsheet error.'],
    ['A-1\t#WERT!', 'Amount: This is a spreadsheet error.'],
    ['A-1\t5\tUSD\t#VALEUR!', 'Name: This is a spreadsheet error.'],
    ['A-1\t5\tnull', 'Currency: “null” is how programs write an empty value. Clear the cell or fill it in.'],
    ['Somme\t5', 'Order ID: This looks like a total of other rows. Remove the row, or give it an order ID.'],
    [
      '10482.0\t5',
      'Order ID: This could be 10482 or 10482.0. Enter 10482 in the spreadsheet, or edit the row to keep 10482.0.',
    ],
  ])('are told, and nothing is created: %j', (text, why) => expect(whyOf(text)).toEqual([why]));
});

describe('our own tables', () => {
  const orderId = fc
    .string({ unit: fc.constantFrom(...'+-=@\'A1é,;"#'), minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() === text);

  it('paste back as the same orders, those that a spreadsheet would run among them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(orderId, { minLength: 1, maxLength: 5 }), (orderIds) => {
        const rows = orderIds.map((each, at) => checkout({ id: `c${at}`, orderId: each }));
        const csv = csvHead({ bom: true }) + rows.map((row) => csvRow(row, null)).join('');
        expect(read(csv).rows.map((row) => row.orderId)).toEqual(orderIds);
        const table = orderIds.map((each) => tableLine([each, '5', 'USD'])).join('');
        expect(read(`Order ID\tAmount\tCurrency\n${table}`).rows.map((row) => row.orderId)).toEqual(orderIds);
      }),
    );
    const typed = read("Order ID\tAmount\n'+4917012\t5\n'=A1\t5").rows;
    expect(typed.map((row) => row.orderId)).toEqual(['+4917012', '=A1']);
  });
});
