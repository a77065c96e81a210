import { msg, t } from '@lingui/core/macro';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import type { Preset } from './preset';

const EXPIRES_IN: Record<Preset['expiry'], Message> = {
  '15m': msg`Expires in 15 min`,
  '1h': msg`Expires in 1 h`,
  '24h': msg`Expires in 24 h`,
  '7d': msg`Expires in 7 days`,
};

/** A summary of a preset: "25.00 EUR · Expires in 1 h · “Order {orderId}”" */
export function presetText(preset: Preset): string {
  const { expiry, name } = preset;
  return [moneyText(preset), i18n._(EXPIRES_IN[expiry]), ...(name === '' ? [] : [t`“${name}”`])].join(' · ');
}

export function moneyText({ type, amount, currency }: Preset): string {
  if (type === 'NO_PRICE') return t`Any amount`;
  if (type === 'SUGGESTED_FIXED_PRICE') return t`Suggested amounts`;
  if (amount !== '') return `${amount} ${currency}`;
  return t({ message: `Amount in ${currency} entered each time`, comment: 'The code of a currency, such as USD' });
}
