import { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { i18n } from '../../../lib/language/i18n';
import type { Language } from '../../../lib/language/languages';
import { localeFor } from '../../../lib/language/languages';
import { plainText } from '../../../lib/shared/plainText';

let id = 0;
/** Speaks one message of a catalog. */
function say(language: Language, message: string, values: Record<string, unknown> = {}): string {
  id += 1;
  i18n.load(language, { [id]: compileMessage(message) });
  i18n.activate(language, localeFor(language, []));
  return i18n._(String(id), values);
}
afterEach(() => i18n.activate('en', 'en-US'));

describe('a message in the code', () => {
  it('is English without any catalog', () => {
    const count = 1250;
    expect(t`Checkouts`).toBe('Checkouts');
    expect(t({ message: 'Open', context: 'status' })).toBe('Open');
    expect(plural(count, { one: '# checkout needs attention', other: '# checkouts need attention' })).toBe(
      '1,250 checkouts need attention',
    );
  });

  it('is English while its language lacks it, and translated once that is loaded', () => {
    i18n.activate('uk', 'uk');
    expect(i18n._('missing', {}, { message: 'Checkouts' })).toBe('Checkouts');
    i18n.load('uk', { missing: 'Рахунки' });
    i18n.load('uk', { other: 'Інше' });
    expect(i18n._({ id: 'missing', message: 'Checkouts' })).toBe('Рахунки');
  });
});

describe('a number', () => {
  it.each<[Language, string, [number, string][]]>([
    [
      'en',
      '{n, plural, one {# row} other {# rows}}',
      [
        [1, '1 row'],
        [0, '0 rows'],
        [1250, '1,250 rows'],
      ],
    ],
    [
      'uk',
      '{n, plural, one {# рахунок} few {# рахунки} many {# рахунків} other {# рахунку}}',
      [
        [1, '1 рахунок'],
        [2, '2 рахунки'],
        [5, '5 рахунків'],
        [11, '11 рахунків'],
        [21, '21 рахунок'],
        [22, '22 рахунки'],
      ],
    ],
    [
      'pl',
      '{n, plural, one {# płatność} few {# płatności} many {# płatności!} other {# płatności?}}',
      [
        [1, '1 płatność'],
        [3, '3 płatności'],
        [12, '12 płatności!'],
        [1.5, '1,5 płatności?'],
      ],
    ],
    [
      'ar',
      '{n, plural, zero {لا شيء} one {واحد} two {اثنان} few {# قليل} many {# كثير} other {# آخر}}',
      [
        [0, 'لا شيء'],
        [1, 'واحد'],
        [2, 'اثنان'],
        [3, '3 قليل'],
        [11, '11 كثير'],
        [100, '100 آخر'],
      ],
    ],
  ])('chooses the form of its language: %s', (language, message, forms) => {
    for (const [n, text] of forms) expect(say(language, message, { n })).toBe(text);
  });

  it('may have a form for exactly one number, and a message within its form', () => {
    const message = '{n, plural, =0 {none of {all, plural, one {# shop} other {# shops}}} other {# of {all}}}';
    expect(say('en', message, { n: 0, all: 2 })).toBe('none of 2 shops');
    expect(say('en', message, { n: 3, all: 4 })).toBe('3 of 4');
  });

  it('that is only shown stays as it is, such as an HTTP status', () => {
    expect(say('en', 'Inqud answered {status}.', { status: 1503 })).toBe('Inqud answered 1503.');
  });
});

describe('a value', () => {
  it('keeps the escapes that make invisible characters harmless', () => {
    const said = plainText('\u202eNo.');
    expect(say('en', 'Inqud says: {said}', { said })).toBe('Inqud says: \\u202eNo.');
    expect(say('en', '{a}{b}', { a: '\\', b: 'u202e' })).toBe('\\u202e');
  });

  it('is isolated in a text from right to left, which it would turn around', () => {
    expect(say('ar', 'الطلب {order}', { order: 'A-17' })).toBe('الطلب \u2068A-17\u2069');
    expect(say('ar', 'الطلب {order}', { order: '' })).toBe('الطلب ');
    expect(say('en', 'Order {order}', { order: 'A-17' })).toBe('Order A-17');
  });

  it('that is named like a property of objects, or missing, is nothing', () => {
    expect(say('en', '{constructor}{missing}.')).toBe('.');
  });

  it('may hold what would be syntax in a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(say('en', 'a {value} b', { value })).toBe(`a ${value} b`);
      }),
    );
  });
});

describe('what Lingui would say', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aбل .,!?…“”') });
  const message = fc.tuple(text, text, text, fc.nat({ max: 120 })).map(([one, few, other, n]) => ({
    message: `${other} {n, plural, =7 {seven} one {# ${one} {name}} few {# ${few}} other {#${other} {n}}} {name}`,
    n,
  }));

  it('is what is said, in every form', () => {
    fc.assert(
      fc.property(message, fc.constantFrom<Language>('en', 'uk', 'fr'), text, (given, language, name) => {
        const compiled = compileMessage(given.message);
        const lingui = new I18n({
          locale: language,
          locales: localeFor(language, []),
          messages: { [language]: { x: compiled } },
        });
        expect(say(language, given.message, { n: given.n, name })).toBe(lingui._('x', { n: given.n, name }));
      }),
    );
  });
});
