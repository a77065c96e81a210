import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelsOf } from '../../../lib/share/links';

const LINK = 'https://paycrypto.inqud.com/checkout/CCO-1?a=1&b=2#c';

const channels = (text: string, subject = 'Order 1') =>
  Object.fromEntries(channelsOf({ subject, text, url: LINK }).map(({ name, href }) => [name, href]));

/** What the receiving app gets, parsed as a browser parses a URL. */
function received(text: string, subject = 'Order 1') {
  const { Email: mail = '', WhatsApp = '', Telegram = '', SMS = '' } = channels(text, subject);
  const query = (href: string) => new URLSearchParams(href.slice(href.indexOf('?') + 1));
  return {
    mail: query(mail).get('body'),
    subject: query(mail).get('subject'),
    whatsApp: new URL(WhatsApp).searchParams.get('text'),
    telegram: new URL(Telegram).searchParams.get('text'),
    telegramUrl: new URL(Telegram).searchParams.get('url'),
    sms: query(SMS).get('body'),
  };
}

describe('the links of a message', () => {
  it('are as the services document them', () => {
    expect(channels('Hello, 100 %\n& bye')).toEqual({
      Email: 'mailto:?subject=Order%201&body=Hello%2C%20100%20%25%0D%0A%26%20bye',
      WhatsApp: 'https://wa.me/?text=Hello%2C%20100%20%25%0A%26%20bye',
      Telegram: `https://t.me/share/url?url=${encodeURIComponent(LINK)}&text=Hello%2C%20100%20%25%0A%26%20bye`,
      SMS: 'sms:?&body=Hello%2C%20100%20%25%0A%26%20bye',
    });
  });

  it('are counted as they are encoded, and told where they are too long', () => {
    const tooLong = (text: string) =>
      channelsOf({ subject: 'Order 1', text, url: LINK }).flatMap(({ name, isTooLong }) => (isTooLong ? [name] : []));
    expect(tooLong('x'.repeat(500))).toEqual([]);
    expect(tooLong('я'.repeat(500))).toEqual(['Email', 'SMS']);
    expect(tooLong('😀'.repeat(200))).toEqual(['Email', 'SMS']);
    expect(tooLong('x'.repeat(1900))).toEqual([]);
    expect(tooLong('я'.repeat(2000))).toEqual(['Email', 'WhatsApp', 'Telegram', 'SMS']);
  });

  it('open a web page only where the app has one', () => {
    const web = channelsOf({ subject: '', text: '', url: LINK }).filter((channel) => channel.web);
    expect(web.map(({ name }) => name)).toEqual(['WhatsApp', 'Telegram']);
  });

  it.each([
    'a & b = c ? d # e / f + g % h %41',
    'first\nsecond\n\nfourth',
    '👩🏽‍💻 €uro „quotes“ مرحبا',
    '&body=other&cc=thief@example.com',
    '"><script>alert(1)</script>',
    '\'";\\`$x',
    '\t\u0000\u202e',
  ])('carry %j whole', (text) => {
    const mail = text.replaceAll('\n', '\r\n');
    expect(received(text, text.replaceAll('\n', ' '))).toEqual({
      mail,
      subject: text.replaceAll('\n', ' '),
      whatsApp: text,
      telegram: text,
      telegramUrl: LINK,
      sms: text,
    });
  });

  it('carry any text whole, and have no character that could end an attribute or a URL [S-35]', () => {
    const words = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(words, fc.string({ unit: 'binary' }), (text, subject) => {
        const got = received(text, subject);
        expect(got.mail).toBe(text.replaceAll('\n', '\r\n'));
        expect([got.subject, got.whatsApp, got.telegram, got.sms]).toEqual([subject, text, text, text]);
        for (const href of Object.values(channels(text, subject))) expect(href).toMatch(/^[\w:/.?&=%\-~!*'()]+$/);
      }),
    );
  });

  it('do not double line breaks', () => {
    expect(received('a\r\nb').mail).toBe('a\r\nb');
  });

  it('survive a lone surrogate', () => {
    expect(received('cut \ud83d').whatsApp).toBe('cut \ufffd');
  });
});
