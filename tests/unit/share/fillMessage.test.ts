import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MESSAGES } from '../../../lib/share/defaultMessages';
import { fillMessage } from '../../../lib/share/fillMessage';
import type { Message } from '../../../lib/share/message';
import { LANGUAGES, languageName, messageName } from '../../../lib/share/message';
import type { Shared } from '../../../lib/share/shared';
import { sharedOf } from '../../../lib/share/shared';
import { DRAFT, NOW } from '../support/examples';

const URL = 'https://paycrypto.inqud.com/checkout/CCO-1';
const SHARED: Shared = {
  url: URL,
  orderId: '10482',
  name: 'Balance top-up',
  amount: { amount: '1250.00', currency: 'USD' },
  expiresAt: NOW,
};
const ALL = '{link} {orderId} {amount} {name} {expires}';

beforeEach(() => vi.stubEnv('TZ', 'Europe/Kyiv'));
afterEach(() => {
  vi.unstubAllEnvs();
});

const message = (text: string, changes: Partial<Message> = {}): Message => ({
  id: 'own',
  language: 'en',
  title: 'Own',
  subject: '',
  text,
  ...changes,
});
const filled = (text: string, changes: Partial<Shared> = {}) =>
  fillMessage(message(text), { ...SHARED, ...changes }).text;

describe('a message', () => {
  it('contains all known facts', () => {
    expect(filled(ALL)).toBe(`${URL} 10482 1,250.00 USD Balance top-up March 1, 2026 at 2:00 PM GMT+2`);
  });

  it.each([
    ['de', '1.250,00 USD, 1. März 2026 um 14:00 OEZ'],
    ['fr', '1\u202f250,00 USD, 1 mars 2026 à 14:00 UTC+2'],
    ['uk', '1\u00a0250,00 USD, 1 березня 2026 р. о 14:00 GMT+2'],
  ] as const)('localises amounts and times: %s', (language, expected) => {
    const { text } = fillMessage(message('{amount}, {expires}', { language }), SHARED);
    expect(text).toBe(expected);
  });

  it('writes every digit of an amount', () => {
    const amount = { amount: '12345678901234567890.000000000000000001', currency: 'USDT' };
    expect(filled('{amount}', { amount })).toBe('12,345,678,901,234,567,890.000000000000000001 USDT');
  });

  it('leaves out a line whose placeholder has no value', () => {
    const text = 'Hello\n{link}\nAmount: {amount}\nFor {name} until {expires}\nBye';
    expect(filled(text, { amount: null, name: null })).toBe(`Hello\n${URL}\nBye`);
    expect(filled(text, { expiresAt: null })).toBe(`Hello\n${URL}\nAmount: 1,250.00 USD\nBye`);
  });

  it('always keeps the line with the link', () => {
    expect(filled('Pay {amount} here: {link} {name}', { amount: null, name: null })).toBe(`Pay here: ${URL}`);
  });

  it('fills in one pass: braces in an order ID are not expanded', () => {
    expect(filled('{orderId} {link}', { orderId: '{link}{amount}' })).toBe(`{link}{amount} ${URL}`);
  });

  it('keeps untrusted text on its line, with invisible characters escaped', () => {
    expect(filled('{orderId}', { orderId: 'a\n{link}\u202eb' })).toBe('a\\u000a{link}\\u202eb');
    expect(filled('{name}', { name: 'a\r\nb' })).toBe('a\\u000d\\u000ab');
    expect(filled('{amount}', { amount: { amount: '1', currency: 'U\u200bD' } })).toBe('1 U\\u200bD');
  });

  it('fills in the subject', () => {
    expect(fillMessage(message('', { subject: 'Order {orderId} {name}' }), { ...SHARED, name: null }).subject).toBe(
      'Order 10482',
    );
  });

  it('holds the link exactly once for each {link}, whatever the data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })), (orderId, name) => {
        const { text } = fillMessage(message('x {link} y\n{orderId}\n{name}'), { ...SHARED, orderId, name });
        expect(text.split('\n')[0]).toBe(`x ${URL} y`);
        expect(text.split('\n')).toHaveLength(name === null ? 2 : 3);
      }),
    );
  });
});

describe('a built-in message', () => {
  it.each(DEFAULT_MESSAGES)('in "$language" has the link, the order, the amount and the expiry, each once', (usual) => {
    const { subject, text } = fillMessage(usual, SHARED);
    expect(subject).toContain('10482');
    for (const fact of [URL, '10482', 'USD', '2026']) expect(text.split(fact)).toHaveLength(2);
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    const lines = text.split('\n');
    expect(lines).toContain(URL);
    expect(fillMessage(usual, { ...SHARED, amount: null, expiresAt: null }).text.split('\n')).toHaveLength(
      lines.length - 2,
    );
  });

  it('is in a language of its own', () => {
    expect(new Set(DEFAULT_MESSAGES.map(({ id }) => id)).size).toBe(DEFAULT_MESSAGES.length);
    expect(DEFAULT_MESSAGES.every(({ id, language }) => id === language)).toBe(true);
  });
});

describe('the language of a message', () => {
  it.each(LANGUAGES)('%s has a name in its own words, dates and numbers', (language) => {
    expect(languageName(language)).not.toBe(language);
    expect(Intl.DateTimeFormat.supportedLocalesOf(language)).toEqual([language]);
  });

  it('is its name, when it has no other', () => {
    expect(messageName(message('', { language: 'de', title: '' }))).toBe('Deutsch');
    expect(messageName(message('', { language: 'fr', title: 'Reminder' }))).toBe('Reminder (Français)');
  });
});

describe('a checkout that was just made', () => {
  it('is shared with the requested values', () => {
    expect(sharedOf(DRAFT, URL)).toEqual({
      url: URL,
      orderId: '1234567890',
      name: 'My shopping cart checkout',
      amount: { amount: '100', currency: 'USD' },
      expiresAt: Date.UTC(2024, 11, 1, 12),
    });
    expect(sharedOf({ ...DRAFT, type: 'NO_PRICE' }, URL).amount).toBeNull();
  });
});
