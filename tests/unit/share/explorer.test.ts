import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explorerLink } from '../../../lib/share/explorer';
import { addressFor } from '../../simulator/model/identities';

const HEX = 'ab'.repeat(32);
const SIGNATURE = '5'.repeat(88);

describe('the link of a transaction', () => {
  it.each([
    ['ETHEREUM', `0x${HEX}`, 'Etherscan', `https://etherscan.io/tx/0x${HEX}`],
    ['POLYGON', `0x${HEX.toUpperCase()}`, 'Polygonscan', `https://polygonscan.com/tx/0x${HEX.toUpperCase()}`],
    ['TRON', HEX, 'Tronscan', `https://tronscan.org/#/transaction/${HEX}`],
    ['SOLANA', SIGNATURE, 'Solscan', `https://solscan.io/tx/${SIGNATURE}`],
    ['BITCOIN', HEX, 'mempool.space', `https://mempool.space/tx/${HEX}`],
  ])('on %s leads to its explorer', (network, hash, name, url) => {
    expect(explorerLink('transaction', network, hash)).toEqual({ name, url });
  });

  it.each([
    ['ETHEREUM', HEX],
    ['ETHEREUM', `0x${HEX}0`],
    ['ETHEREUM', `0x${HEX}\n`],
    ['ETHEREUM', ` 0x${HEX}`],
    ['ETHEREUM', '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5'],
    ['ETHEREUM', `0x${HEX.slice(2)}/?`],
    ['TRON', `0x${HEX}`],
    ['SOLANA', HEX],
    ['SOLANA', `${SIGNATURE.slice(1)}0`],
    ['BITCOIN', ''],
  ])('on %s is null for a text that is not a transaction there: %j', (network, hash) => {
    expect(explorerLink('transaction', network, hash)).toBeNull();
  });

  it.each(['BASE', 'ethereum', '', 'constructor', '__proto__', null])('is null on the network %j', (network) => {
    expect(explorerLink('transaction', network, `0x${HEX}`)).toBeNull();
    expect(explorerLink('transaction', network, HEX)).toBeNull();
  });
});

describe('the link of an address', () => {
  it.each([
    ['ETHEREUM', '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5', 'https://etherscan.io/address/'],
    ['POLYGON', '0xD954C250E68D2E4585A83D01C2F620CA0F9E94E5', 'https://polygonscan.com/address/'],
    ['TRON', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'https://tronscan.org/#/address/'],
    ['SOLANA', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'https://solscan.io/account/'],
    ['SOLANA', '1'.repeat(32), 'https://solscan.io/account/'],
    ['BITCOIN', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', 'https://mempool.space/address/'],
    ['BITCOIN', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'https://mempool.space/address/'],
    ['BITCOIN', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'https://mempool.space/address/'],
    ['BITCOIN', `bc1p${'q'.repeat(58)}`, 'https://mempool.space/address/'],
  ])('on %s leads to its explorer: %s', (network, address, at) => {
    expect(explorerLink('address', network, address)?.url).toBe(at + address);
  });

  it.each([
    ['ETHEREUM', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['ETHEREUM', `0x${HEX}`],
    ['TRON', '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5'],
    ['TRON', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6l'],
    ['SOLANA', '1'.repeat(31)],
    ['BITCOIN', 'Bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ['BITCOIN', 'tb1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ['BITCOIN', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5md/'],
  ])('on %s is null for a text that is not an address there: %s', (network, address) => {
    expect(explorerLink('address', network, address)).toBeNull();
  });

  it.each(['ETHEREUM', 'TRON', 'SOLANA', 'BITCOIN'])(
    'exists for each address that the simulator generates on %s',
    (chain) => {
      fc.assert(fc.property(fc.uuid(), (id) => explorerLink('address', chain, addressFor(chain, id)) !== null));
    },
  );
});

it('never links outside the fixed pages, whatever the text [S-36]', () => {
  const what = fc.constantFrom('transaction' as const, 'address' as const);
  const network = fc.constantFrom('ETHEREUM', 'POLYGON', 'TRON', 'SOLANA', 'BITCOIN');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^0x[0-9a-f]{64}[^0-9a-f]$/),
    fc.stringMatching(/^[/.?#%@:\\]{1,4}[0-9a-f]{64}$/),
  );
  fc.assert(fc.property(what, network, text, (...given) => explorerLink(...given) === null));
});
