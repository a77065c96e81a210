/** Signs that stand for several currencies go with each of them. */
const SIGNS = new Map([
  ['$', ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP']],
  ['US$', ['USD']],
  ['R$', ['BRL']],
  ['€', ['EUR']],
  ['£', ['GBP', 'EGP']],
  ['¥', ['JPY', 'CNY']],
  ['₹', ['INR']],
  ['₽', ['RUB']],
  ['РУБ', ['RUB']],
  ['₴', ['UAH']],
  ['ГРН', ['UAH']],
  ['₸', ['KZT']],
  ['₺', ['TRY']],
  ['₩', ['KRW']],
  ['₫', ['VND']],
  ['₪', ['ILS']],
  ['₦', ['NGN']],
  ['₱', ['PHP']],
  ['฿', ['THB']],
  ['ZŁ', ['PLN']],
  ['KČ', ['CZK']],
  ['FT', ['HUF']],
  ['KR', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['FR', ['CHF']],
  ['₿', ['BTC']],
  ['Ξ', ['ETH']],
  ['₮', ['USDT']],
]);

/**
 * What stands beside an amount, a sign or a code: whether it goes with this currency, contradicts it, or is no currency at
 * all. A currency that is not chosen yet is contradicted by none.
 */
export function currencyMark(mark: string, currency: string): 'agrees' | 'contradicts' | 'unknown' {
  const word = mark.toUpperCase();
  const codes = SIGNS.get(word);
  if (!codes && !/^[A-Z]{3,10}$/.test(word)) return 'unknown';
  return currency === '' || word === currency || codes?.includes(currency) ? 'agrees' : 'contradicts';
}
