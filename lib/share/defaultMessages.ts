import type { Message } from './message';

/**
 * The built-in messages, one for each language. Each optional fact has a line of its own, which is dropped when it is
 * unknown.
 */
export const DEFAULT_MESSAGES: readonly Message[] = [
  builtIn('en', 'Payment for order {orderId}', [
    'Hello,',
    'Here is the payment link for your order {orderId}:',
    '{link}',
    'Amount: {amount}',
    'Valid until: {expires}',
    'Thank you.',
  ]),
  builtIn('ar', 'الدفع مقابل الطلب {orderId}', [
    'مرحبًا،',
    'إليكم رابط الدفع الخاص بطلبكم {orderId}:',
    '{link}',
    'المبلغ: {amount}',
    'صالح حتى: {expires}',
    'شكرًا لكم.',
  ]),
  builtIn('de', 'Zahlung für Bestellung {orderId}', [
    'Guten Tag,',
    'hier ist der Zahlungslink für Ihre Bestellung {orderId}:',
    '{link}',
    'Betrag: {amount}',
    'Gültig bis: {expires}',
    'Vielen Dank.',
  ]),
  builtIn('es', 'Pago del pedido {orderId}', [
    'Hola:',
    'Este es el enlace de pago de su pedido {orderId}:',
    '{link}',
    'Importe: {amount}',
    'Válido hasta: {expires}',
    'Gracias.',
  ]),
  builtIn('fr', 'Paiement de la commande {orderId}', [
    'Bonjour,',
    'voici le lien de paiement de votre commande {orderId}\u00a0:',
    '{link}',
    'Montant\u00a0: {amount}',
    'Date limite\u00a0: {expires}',
    'Merci.',
  ]),
  builtIn('it', 'Pagamento dell’ordine {orderId}', [
    'Buongiorno,',
    'ecco il link per pagare il Suo ordine {orderId}:',
    '{link}',
    'Importo: {amount}',
    'Scadenza: {expires}',
    'Grazie.',
  ]),
  builtIn('pl', 'Płatność za zamówienie {orderId}', [
    'Dzień dobry,',
    'oto link do płatności za zamówienie {orderId}:',
    '{link}',
    'Kwota: {amount}',
    'Link ważny do: {expires}',
    'Dziękujemy.',
  ]),
  builtIn('pt', 'Pagamento do pedido {orderId}', [
    'Olá,',
    'aqui está o link de pagamento do seu pedido {orderId}:',
    '{link}',
    'Valor: {amount}',
    'Válido até: {expires}',
    'Agradecemos.',
  ]),
  builtIn('tr', '{orderId} numaralı siparişin ödemesi', [
    'Merhaba,',
    '{orderId} numaralı siparişinizin ödeme bağlantısı:',
    '{link}',
    'Tutar: {amount}',
    'Son ödeme zamanı: {expires}',
    'Teşekkür ederiz.',
  ]),
  builtIn('uk', 'Оплата замовлення {orderId}', [
    'Добрий день!',
    'Ось посилання для оплати замовлення {orderId}:',
    '{link}',
    'Сума: {amount}',
    'Дійсне до: {expires}',
    'Дякуємо.',
  ]),
];

function builtIn(language: Message['language'], subject: string, lines: string[]): Message {
  return { id: language, language, title: '', subject, text: lines.join('\n') };
}
