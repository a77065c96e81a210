/** A block explorer's page about a transaction or an address. */
export type ExplorerLink = { name: string; url: string };

type Explorer = {
  name: string;
  transaction: { at: string; shape: RegExp };
  address: { at: string; shape: RegExp };
};

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';
const HASH = /^[0-9a-f]{64}$/i;
const EVM = { transaction: /^0x[0-9a-f]{64}$/i, address: /^0x[0-9a-f]{40}$/i };

/** Keyed by Inqud's name of the network (inqud-api.md, 3.3). A Map, because a network is an open string. */
const EXPLORERS = new Map<string, Explorer>([
  [
    'ETHEREUM',
    {
      name: 'Etherscan',
      transaction: { at: 'https://etherscan.io/tx/', shape: EVM.transaction },
      address: { at: 'https://etherscan.io/address/', shape: EVM.address },
    },
  ],
  [
    'POLYGON',
    {
      name: 'Polygonscan',
      transaction: { at: 'https://polygonscan.com/tx/', shape: EVM.transaction },
      address: { at: 'https://polygonscan.com/address/', shape: EVM.address },
    },
  ],
  [
    'TRON',
    {
      name: 'Tronscan',
      transaction: { at: 'https://tronscan.org/#/transaction/', shape: HASH },
      address: { at: 'https://tronscan.org/#/address/', shape: new RegExp(`^T${BASE58}{33}$`) },
    },
  ],
  [
    'SOLANA',
    {
      name: 'Solscan',
      transaction: { at: 'https://solscan.io/tx/', shape: new RegExp(`^${BASE58}{80,88}$`) },
      address: { at: 'https://solscan.io/account/', shape: new RegExp(`^${BASE58}{32,44}$`) },
    },
  ],
  [
    'BITCOIN',
    {
      name: 'mempool.space',
      transaction: { at: 'https://mempool.space/tx/', shape: HASH },
      address: {
        at: 'https://mempool.space/address/',
        shape: new RegExp(`^(?:[13]${BASE58}{25,34}|bc1[02-9ac-hj-np-z]{11,71}|BC1[02-9AC-HJ-NP-Z]{11,71})$`),
      },
    },
  ],
]);

/**
 * The explorer's link for a transaction or an address. Null when the network is unknown, or when the text does not look
 * like one of that network: no link is better than one that leads nowhere.
 */
export function explorerLink(
  what: 'transaction' | 'address',
  network: string | null,
  text: string,
): ExplorerLink | null {
  const explorer = EXPLORERS.get(network ?? '');
  if (!explorer?.[what].shape.test(text)) return null;
  return { name: explorer.name, url: explorer[what].at + encodeURIComponent(text) };
}
