import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { runs } from '../../soak';
import { checkout, NOW } from '../support/examples';
import { wish } from './queries';
import { accountName, history, REQUEST_MODEL } from './rows';

const matcher = (text: string) => {
  const { search, problems } = parseSearch(text);
  expect(problems.filter(({ unfinished }) => !unfinished)).toEqual([]);
  return matcherOf(search, { now: NOW, accountName });
};
const finds = (text: string, changes: Partial<StoredCheckout>) => matcher(text)(entryOf(checkout(changes)));

describe('a search', () => {
  it('equals a naive filter over the checkouts, for any rows and any search', () => {
    let found = 0;
    fc.assert(
      fc.property(history(12), wish, (rows, { text, means }) => {
        const matches = matcher(text);
        const ids = rows.filter((row) => matches(entryOf(row))).map(({ id }) => id);
        expect({ text, ids }).toEqual({ text, ids: rows.filter(means).map(({ id }) => id) });
        found += ids.length;
      }),
      { numRuns: runs(1500) },
    );
    // Otherwise the test would prove nothing.
    expect(found).toBeGreaterThan(1000);
  });

  it('finds what a colleague’s desk made, by a part of the name, and what others made without it', () => {
    for (const text of ['by:anna', 'by:ANN', 'by:"anna b"', 'by:bob,anna', '-by:bob']) {
      expect(finds(text, { by: 'Anna B.' }), text).toBe(true);
    }
    for (const text of ['by:bob', '-by:anna']) expect(finds(text, { by: 'Anna B.' }), text).toBe(false);
    expect(finds('by:anna', {})).toBe(false);
    expect(finds('-by:anna', {})).toBe(true);
  });

  it('finds an ID with a number sign before it, and by a block explorer’s URL', () => {
    const txHash = `0x${'ab12'.repeat(16)}`;
    const row = { orderId: '101479', request: { ...checkout().request, txHash } as StoredCheckout['request'] };
    for (const text of ['#101479', '#1479', '#10', `https://etherscan.io/tx/${txHash}`])
      expect(finds(text, row), text).toBe(true);
    for (const text of ['#1489', '#79', `https://etherscan.io/tx/${txHash}0`])
      expect(finds(text, row), text).toBe(false);
    expect(finds('#10', { orderId: '#10482' })).toBe(true);
  });

  it('finds a number of three digits or more anywhere in an order ID, whatever zeros are before it', () => {
    for (const orderId of [
      '000000161',
      'WC-2026/161',
      'WC\u20112026/161',
      '161',
      '10161',
      'order161b',
      '١٦١',
      '注文161',
    ]) {
      expect(finds('161', { orderId, id: 'x', request: null }), orderId).toBe(true);
    }
    expect(finds('00161', { orderId: 'WC-161', id: 'x', request: null })).toBe(true);
    for (const orderId of ['1061', 'WC-1-61']) {
      expect(finds('161', { orderId, id: 'x', request: null }), orderId).toBe(false);
    }
    expect(finds('61', { orderId: 'WC-2026/161', id: 'x', request: null })).toBe(false);
  });

  it('finds what is pasted with marks around it, and with other hyphens, spaces and digits', () => {
    const row = { orderId: 'WC‑10482', name: null, id: 'x', request: null };
    for (const text of [
      '10482,',
      '(10482)',
      '«10482»',
      '„10482“',
      '#10482',
      '№10482',
      '１０４８２',
      '١٠٤٨٢',
      'wc-10482.',
      'WC−10482',
      '10\u200b482',
    ]) {
      expect(finds(text, row), text).toBe(true);
    }
    expect(finds('"INV 7"', { ...row, orderId: 'INV\u202f7' })).toBe(true);
  });

  it('finds a text of a script without spaces from the middle of it', () => {
    for (const text of ['入場券', 'タワー', 'ﾀﾜｰ', '京タ', '券'])
      expect(finds(text, { name: '東京タワー入場券' }), text).toBe(true);
    for (const text of ['券入', '東タ']) expect(finds(text, { name: '東京タワー入場券' }), text).toBe(false);
    expect(finds('ไทย', { note: 'ตั๋วประเทศไทย' })).toBe(true);
    expect(finds('입장권', { note: '서울타워입장권' })).toBe(true);
    expect(finds('tower', { note: '東京Towerの券' })).toBe(true);
  });

  it('finds a word by its prefix, ignoring case and diacritics', () => {
    const row = { name: 'Élan Vital', note: 'über-große Straße', tags: ['Big spender'] };
    for (const text of ['elan', 'ÉL', 'vit', 'ELAN vital', 'uber', 'gro', 'straß', 'spend', 'big-sp', 'vital,elan']) {
      expect(finds(text, row), text).toBe(true);
    }
    for (const text of ['lan', 'tal', 'elanv', 'pender', 'elan nothing']) expect(finds(text, row), text).toBe(false);
  });

  it('ignores terms without a word', () => {
    // The last one is a letter of which folding leaves only a combining mark.
    for (const text of ['&', '-🙂', '"…"', '"\uff9e"']) expect(finds(text, {}), text).toBe(true);
    expect(matcherOf([{ field: 'phrase', not: false, text: '' }], { now: NOW, accountName })(entryOf(checkout()))).toBe(
      true,
    );
  });

  it('finds a Greek word by its prefix, despite the final sigma', () => {
    expect(finds('ΟΔΟΣ', { name: 'οδοστρωμα' })).toBe(true);
    expect(finds('οδος', { name: 'ΟΔΟΣ' })).toBe(true);
  });

  it('finds a phrase where its words are in sequence, the last one as a prefix', () => {
    const row = { name: 'balance top-up', note: 'now paid' };
    for (const text of ['"top up"', '"balance top"', '"balance t"', '"up"']) expect(finds(text, row), text).toBe(true);
    // The last words of the name and the first of the note form no phrase.
    for (const text of ['"up top"', '"top balance"', '"up now"', '"alance top"', '"to up"', '"balance up"']) {
      expect(finds(text, row), text).toBe(false);
    }
  });

  it('finds an ID by its prefix, with and without Inqud’s CCO-, or by any 4 characters of it', () => {
    const row = {
      id: 'CCO-8c4df2e6-8c0d',
      orderId: 'Ord 77/B',
      request: { ...REQUEST_MODEL, id: 'CAPD-12ab', address: '0xFFeeDD', txHash: '9z9y9x' },
    };
    for (const text of [
      'CCO',
      'cco-8',
      '8',
      '8c4',
      'DF2E',
      '8c0d',
      '12a',
      'capd-12',
      '0xf',
      'eedd',
      '9z',
      '9y9x',
      'or',
      '77/b',
      // A word of an order ID with several words.
      '77',
      '"77 b"',
      '"ord 7"',
      '"RD 77"',
    ]) {
      expect(finds(text, row), text).toBe(true);
    }
    for (const text of ['c0d', '2ab', 'edd', 'ffe', 'z9y', '8c0d9', 'capd12']) {
      expect(finds(text, row), text).toBe(false);
    }
  });

  it('finds only the checkout of a pasted link', () => {
    const id = 'CCO-8c4df2e6-8c0d-4f6a-9d3e-1a2b3c4d5e6f';
    const link = `https://paycrypto.inqud.com/checkout/${id}`;
    expect(finds(link, { id })).toBe(true);
    expect(finds(`${link}?lang=uk`, { id })).toBe(true);
    expect(finds(link, { id: 'CCO-8c4df2e6-8c0d-4f6a-9d3e-1a2b3c4d5e60' })).toBe(false);
  });

  it('finds no text that spans two IDs', () => {
    expect(finds('"7 cco"', { orderId: '77', id: 'CCO-1' })).toBe(false);
    expect(finds('"77 cco"', { orderId: '77\ncco', id: 'CCO-1' })).toBe(true);
  });

  it('finds the checkouts of an account by a word of its name', () => {
    expect(finds('mull', { accountId: 'a-1' })).toBe(true);
    expect(finds('"shop m"', { accountId: 'a-1' })).toBe(true);
    expect(finds('hop', { accountId: 'a-1' })).toBe(false);
    expect(finds('account:hop', { accountId: 'a-1' })).toBe(true);
    expect(finds('account:topaz', { accountId: 'a-3' })).toBe(false);
  });

  it('excludes archived checkouts, unless it mentions them', () => {
    const found = (text: string) => [0, 1].filter((archived) => finds(text, { archived: archived === 1 ? 1 : 0 }));
    expect(found('')).toEqual([0]);
    expect(found('is:open')).toEqual([0]);
    expect(found('is:archived')).toEqual([1]);
    expect(found('-is:archived')).toEqual([0]);
    expect(found('is:archived,open')).toEqual([0, 1]);
  });

  it('excludes checkouts without a date from a date term, but includes them when it is negated', () => {
    expect(finds('expires:2000..2999', { expiresAt: null })).toBe(false);
    expect(finds('-expires:2000..2999', { expiresAt: null })).toBe(true);
    expect(finds('-amount:>0', { amount: null })).toBe(true);
  });
});
