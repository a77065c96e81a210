/** The currencies of each sign; a sign shared by several currencies agrees with each of them. */
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
 * Whether a sign or code beside an amount agrees with this currency, contradicts it, or is not a currency at all. While
 * no currency is chosen, any of them agrees.
 */
export function currencyMark(mark: string, currency: string): 'agrees' | 'contradicts' | 'unknown' {
  const word = mark.toUpperCase();
  const codes = SIGNS.get(word);
  if (!codes && !/^[A-Z]{3,10}$/.test(word)) return 'unknown';
  return currency === '' || word === currency || codes?.includes(currency) ? 'agrees' : 'contradicts';
}
