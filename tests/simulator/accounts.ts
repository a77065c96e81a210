import { randomBytes, randomUUID } from 'node:crypto';
import type { TokenHolder } from './api/api.ts';
import type { Fees, Money, Project } from './model/checkout.ts';
import type { CoinCode } from './model/coins.ts';
import { DEFAULT_COINS } from './model/coins.ts';
import { newId } from './model/identities.ts';

/** A widget and a token that may use it. Two accounts may share a token or have each their own. */
export interface Account extends TokenHolder {
  readonly projectName: string;
}

/** Omitted fields get defaults; IDs and secret are random at every start. */
export interface AccountOptions extends Partial<Account> {
  readonly coins?: readonly CoinCode[];
  readonly fees?: Partial<Fees>;
  readonly suggestedAmounts?: readonly Money[];
}

/** The fees of the DOCUMENTED request (3.3). */
const DEFAULT_FEES: Fees = { merchantFixed: '0.1', merchantPercent: '5', payerFixed: null, payerPercent: null };

/** Set in the widget's settings, never by REST (DOCUMENTED, 3.1); the numbers are made up. */
const DEFAULT_SUGGESTED: readonly Money[] = ['10', '25', '50', '100'].map((amount) => ({ amount, currency: 'USD' }));

export function createAccount(options: AccountOptions = {}): Account & { project: Project } {
  const widgetId = options.widgetId ?? newId('CAP');
  const projectName = options.projectName ?? 'Corner Shop';
  return {
    widgetId,
    projectName,
    tokenId: options.tokenId ?? `TKN-${randomUUID()}`,
    secret: options.secret ?? randomBytes(48).toString('base64url'),
    project: {
      widgetId,
      projectName,
      merchantDomain: 'paycrypto.inqud.com',
      coins: options.coins ?? DEFAULT_COINS,
      fees: { ...DEFAULT_FEES, ...options.fees },
      suggestedAmounts: options.suggestedAmounts ?? DEFAULT_SUGGESTED,
    },
  };
}
