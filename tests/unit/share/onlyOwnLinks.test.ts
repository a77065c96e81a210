import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../lib/checkouts/backup/checkoutCsv';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { hostedPageOf } from '../../../lib/inqud/origins';
import { DEFAULT_MESSAGES } from '../../../lib/share/defaultMessages';
import { fillMessage } from '../../../lib/share/fillMessage';
import { channelsOf } from '../../../lib/share/links';
import type { Message } from '../../../lib/share/message';
import { LANGUAGES } from '../../../lib/share/message';
import { sharedLink } from '../../../lib/share/shared';
import { supportText } from '../../../lib/share/supportText';
import { withoutLinks } from '../../../lib/share/withoutLinks';
import { runs } from '../../soak';
import { CHECKOUT_ID, checkout, NOW } from '../support/examples';
import { readCsv } from '../support/readCsv';

/** What mail and chat programs turn into links: URLs, and names of sites and mailboxes without a scheme. */
const LINKS = /[a-z][a-z0-9+.-]*:[/\\]{2}[^\s]*|(?:mailto|tel|bitcoin|tg):\S+|(?<![^\s(])\S+\.[a-z]{2,}(?![a-z])\S*/giu;
/** Android links an IPv4 address with what follows it, and Telegram the name of a user. */
const ADDRESSES =
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d)\S*|(?<![\w])@\w{3,}/gu;
const linksIn = (text: string) => [
  ...(text.match(LINKS) ?? []),
  ...(text.replaceAll(LINKS, ' ').match(ADDRESSES) ?? []),
];

const SITES = [
  'https://evil.example/CCO-1',
  'HTTPS://EVIL.EXAMPLE',
  'http:\\\\evil.example',
  'evil.example',
  'www.evil.example/pay',
  'pay@evil.example',
  't.me/evil',
  'оплата.рф',
  'mailto:pay@evil.example',
  'bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  'tg://resolve?domain=evil',
  'a\u200b.example\u202e',
  '203.0.113.7/pay',
  '@evil_pay',
  '//evil.example',
];
const junk = fc.oneof(
  fc.constantFrom(...SITES),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...SITES, '{link}', '{orderId}', '\n', ' ', ':', '.', '://'),
        fc.string({ maxLength: 3 }),
      ),
    )
    .map((parts) => parts.join('')),
);
const link = fc.oneof(
  junk,
  fc
    .tuple(fc.constantFrom('https://paycrypto.inqud.com/', hostedPageOf(CHECKOUT_ID)), junk)
    .map((parts) => parts.join('')),
  fc.constantFrom('https://a@paycrypto.inqud.com/', 'https://paycrypto.inqud.com:8443/', hostedPageOf('CCO-2')),
);
const time = fc.oneof(fc.integer(), fc.constantFrom(NOW, Number.NaN, 1e300));
const rows: fc.Arbitrary<StoredCheckout> = fc
  .record({
    url: link,
    orderId: junk,
    name: fc.option(junk, { nil: null }),
    amount: fc.option(fc.record({ amount: fc.oneof(fc.constant('100.50'), junk), currency: junk }), { nil: null }),
    expiresAt: fc.option(time, { nil: null }),
    returnUrl: fc.option(link, { nil: null }),
    note: fc.option(junk, { nil: null }),
    createdAt: time,
    statusSince: time,
  })
  .map((changes) => checkout(changes));
const messages: fc.Arbitrary<Message> = fc.oneof(
  fc.constantFrom(...DEFAULT_MESSAGES),
  fc.record({
    id: fc.constant('own'),
    title: fc.constant('Own'),
    language: fc.constantFrom(...LANGUAGES),
    subject: fc.constantFrom('Order {orderId}, {name}', '{amount}{orderId}'),
    text: fc.constantFrom(
      '{link} {orderId} {name} {amount} {expires}',
      '{orderId}{link}{name}',
      'Your order {orderId}\n{name}{link}{link}\n{amount}',
      '({orderId}): {link}.',
      'Nr.{orderId} http:{name} {link}',
      'Us: @{name} {link}',
    ),
  }),
);

describe('a message to a customer', () => {
  it('has exactly the links of its template, whatever is stored of the checkout [S-46]', () => {
    fc.assert(
      fc.property(messages, rows, (message, row) => {
        const { subject, text } = fillMessage(message, row);
        const wanted = message.text.split('{link}').length - 1;
        // Full stops at its end are the sentence's.
        const bare = (each: string) => each.replace(/[.]+$/, '');
        expect(linksIn(text).map(bare)).toEqual(Array(wanted).fill(bare(sharedLink(row))));
        expect(linksIn(subject)).toEqual([]);
        expect(text.split('\n')).toHaveLength(linesOf(message, row));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('leaves with exactly these links by mail, chat and SMS [S-46]', () => {
    fc.assert(
      fc.property(messages, rows, (message, row) => {
        const { subject, text } = fillMessage(message, row);
        for (const { name, href } of channelsOf({ subject, text, url: row.url })) {
          const query = new URLSearchParams(href.slice(href.indexOf('?') + 1));
          const sent = query.get('body') ?? query.get('text') ?? '';
          expect(sent.replaceAll('\r\n', '\n')).toBe(text.toWellFormed());
          if (name === 'Telegram')
            expect([...linksIn(query.get('url') ?? ''), '']).toHaveLength(query.get('url') ? 2 : 1);
        }
      }),
    );
  });

  it('keeps a value within the address that its template has', () => {
    const text = 'https://shop.example/o?id={orderId}&n={name} {link}';
    const filled = fillMessage(
      { id: 'own', title: 'Own', language: 'en', subject: '', text },
      checkout({ orderId: '../x?y=1&z#', name: 'a b.example' }),
    ).text;
    expect(filled).toBe(
      `https://shop.example/o?id=..%2Fx%3Fy%3D1%26z%23&n=a%20b.%20example ${hostedPageOf(CHECKOUT_ID)}`,
    );
  });

  it('cuts what a value has too much of', () => {
    const text = '{orderId}|{name}|{link}';
    const long = checkout({ orderId: 'x'.repeat(10_000), name: '😀'.repeat(5000) });
    const filled = fillMessage({ id: 'own', title: 'Own', language: 'en', subject: '', text }, long).text;
    expect(filled.split('|').map((part) => part.length)).toEqual([100, 99, hostedPageOf(CHECKOUT_ID).length]);
  });
});

describe('text without links', () => {
  it.each([
    ['https://evil.example/x', 'https: //evil. example/x'],
    ['see www.evil.example', 'see www. evil. example'],
    ['pay@evil.example', 'pay@evil. example'],
    ['bitcoin:1Boat', 'bitcoin: 1Boat'],
    ['Acme.com order', 'Acme. com order'],
    ['203.0.113.7/pay', '203.0.113. 7/pay'],
    ['ask @evil_pay', 'ask @ evil_pay'],
  ])('parts %j', (text, parted) => {
    expect(withoutLinks(text)).toBe(parted);
  });

  it.each([
    '10482',
    'INV-2026.001',
    'A/17',
    'Order #12: 3 × T-shirt',
    '1.250,00 USD',
    'No. 5',
    'USDC.e',
    'v1.2.3',
    '1.234.567.890,00 EUR',
    '999.1.2.3',
    'a@b',
    'Cafe @ 5',
    '12:30',
  ])('keeps %j as it is', (text) => {
    expect(withoutLinks(text)).toBe(text);
  });
});

it('a table and a text for support have the link that is shared [S-46]', () => {
  // A table may write a mark in it as a percent code, so that no spreadsheet takes it for a formula.
  const meaning = (address: string) => address.replaceAll(/%(?:2[7BD]|3D|40)/g, decodeURIComponent);
  const odd = checkout({ url: "https://paycrypto.inqud.com/=1;'=2;-3,@x" });
  fc.assert(
    fc.property(rows, (row) => {
      const [cells = []] = readCsv(csvRow(row, null));
      expect(cells.map(meaning)).toContain(meaning(sharedLink(row)));
      expect(supportText(row).split('\n')).toContain(`Link: ${sharedLink(row)}`);
    }),
    { examples: [[odd]] },
  );
});

/** Lines with a value that is missing are left out. */
function linesOf({ text }: Message, { name, amount, expiresAt }: StoredCheckout): number {
  const isTime = expiresAt !== null && !Number.isNaN(new Date(expiresAt).getTime());
  const missing = [name === null && '{name}', amount === null && '{amount}', !isTime && '{expires}'];
  const stays = (line: string) =>
    line.includes('{link}') || missing.every((each) => each === false || !line.includes(each));
  return text.trim().split('\n').filter(stays).length;
}
