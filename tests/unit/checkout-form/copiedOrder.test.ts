import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderInCopied } from '../../../lib/checkout-form/copiedOrder';

const NOW = Date.UTC(2026, 2, 1);

describe('the order ID in what was copied', () => {
  it.each([
    ['10482', '10482'],
    [' #A-17\n', 'A-17'],
    ['«10482»', '10482'],
    ['INV-2026/161', 'INV-2026/161'],
    ['INV77', 'INV77'],
    ['wc-order-1001', 'wc-order-1001'],
    ['Order-1001', 'Order-1001'],
    ['114-3941689-8772232', '114-3941689-8772232'],
    ['注文123', '注文123'],
    ['SK-1001', 'SK-1001'],
    ['4000000000000', '4000000000000'],
    ['Order #10482', '10482'],
    ['«Замовлення №10482»', '10482'],
    ['Rechnung-Nr. RE-2026/11', 'RE-2026/11'],
    ['SUPPORT-1234', 'SUPPORT-1234'],
    ['inv1001', 'inv1001'],
    ['Auftrag1001', 'Auftrag1001'],
    ['ORD-7F3K9Q', 'ORD-7F3K9Q'],
    ['１０４８２', '１０４８２'],
    ['١٠٤٨٢', '١٠٤٨٢'],
  ])('is one word that has the form of one: %j gives %j [P-7]', (copied, orderId) =>
    expect(orderInCopied(copied)).toEqual({ orderId }),
  );

  it.each([
    ['correct horse battery 9', null],
    ['password', null],
    [`1${'x'.repeat(60)}`, 'a blockchain address'],
    ['', null],
    ['The order came on 5 March.', null],
    ['https://shop.example/10482', 'a link'],
    ['Tr0ub4dor&3', 'a password'],
    ['Tr0ub4dor3', 'a password'],
    ['hunter2', 'a password'],
    ['Dragon99', 'a password'],
    ['Summer-2026', 'a password'],
    ['correct-horse-battery-9', 'a password'],
    ['P@ssw0rd', 'a password'],
    ['p4ssw0rd-1', 'a password'],
    ['9aF3Kx', 'a password'],
    ['4111111111111111', 'a card number'],
    ['4111 1111 1111 1111', 'a card number'],
    ['5555-5555-5555-4444', 'a card number'],
    ['3782 822463 10005', 'a card number'],
    ['DE89 3704 0044 0532 0130 00', 'an IBAN'],
    ['GB29NWBK60161331926819', 'an IBAN'],
    ['UA213223130000026007233566001', 'an IBAN'],
    ['me2@shop.example', 'an email address'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'a blockchain address'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'a blockchain address'],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'a blockchain address'],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'a blockchain address'],
    ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'a blockchain address'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3', 'an API key'],
    ['sk_live_51H8abcDEF1234567890', 'an API key'],
    ['AKIAIOSFODNN7EXAMPLE', 'an API key'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'an API key'],
    ['TKN-0a1b2c3d', 'an API key'],
    ['CCO-00000000-0000-4000-8000-000000000001', 'a checkout ID'],
    ['12.50', 'an amount'],
    ['١٢٫٥٠', 'an amount'],
    ['5555.5555.5555.4444', 'a card number'],
    ['4111\u202f1111\u202f1111\u202f1111', 'a card number'],
    ['4111–1111–1111–1111', 'a card number'],
    ['٤١١١١١١١١١١١١١١١', 'a card number'],
    ['４１１１１１１１１１１１１１１１', 'a card number'],
    ['ＤＥ８９３７０４００４４０５３２０１３０００', 'an IBAN'],
    ['Ваш код: 482913', null],
    ['Your code: 482913', null],
    ['PIN: 4829', null],
    ['Password: Order77', null],
    ['SUMMER-2026', 'a password'],
    ['SUPPORT-1234!', 'a password'],
    ['Order77!', 'a password'],
    ['pay-hunter2', 'a password'],
    ['+4917012345678', 'a password'],
  ])('is not taken from %j, which looks like: %s [P-7]', (copied, looksLike) =>
    expect(orderInCopied(copied)).toEqual({ looksLike }),
  );

  it('is never anything with a sign that passwords have, whatever is around it', () => {
    const sign = fc.constantFrom(...'&$%^=+{}[]?<>@');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9]{3,12}$/),
        sign,
        fc.stringMatching(/^[A-Za-z0-9]{1,6}$/),
        (a, mark, b) => {
          expect(orderInCopied(`${a}${mark}${b}`)).not.toHaveProperty('orderId');
        },
      ),
    );
  });

  it.each([
    [
      'abandon ability able about above absent absorb abstract absurd abuse access accident',
      'the seed words of a wallet',
    ],
    ['otpauth://totp/Shop:me?secret=JBSWY3DPEHPK3PXP', 'a two-factor code'],
    ['otpauth-migration://offline?data=CjEKCkhlbGxvId', 'a two-factor code'],
    ['5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ', 'a private key'],
    ['KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn', 'a private key'],
    [
      'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
      'a private key',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg', 'a private key'],
    ['pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBjcG8HVhfZluoGH', 'an API key'],
    ['rk_test_51H8abcDEF1234567890', 'an API key'],
    ['JBSWY3DPEHPK3PXP', 'a password'],
    ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'a blockchain address'],
    ['V1StGXR8_Z5jdHi6B-myT', 'a password'],
    ['tz4a98xxat96iws9zmbrgj3a', 'a password'],
    ['8MC585209K746392H', 'a password'],
  ])('is not taken from %j, and it is said that it looks like %s [P-7]', (copied, looksLike) =>
    expect(orderInCopied(copied, NOW)).toEqual({ looksLike }),
  );

  it('is looked for in linear time', () => {
    for (const unit of ['1', '-', 'a1', '(', '"', ' ', 'eyJ.', '@', '1 ', 'a-1-']) {
      const start = performance.now();
      orderInCopied(unit.repeat(40_000));
      orderInCopied(unit.repeat(900).slice(0, 2000));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
