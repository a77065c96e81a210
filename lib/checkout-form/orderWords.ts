/** Nouns for an order, and abbreviations of them, that shops write before its number. */
const WORDS =
  /^(?:order|orders|invoice|booking|bookings|ticket|quote|receipt|checkout|payment|deposit|reservation|subscription|purchase|sales|shop|store|bestellung|auftrag|rechnung|buchung|commande|facture|pedido|factura|reserva|encomenda|fatura|ordine|fattura|zamowienie|zamówienie|faktura|objednavka|objednávka|rendeles|rendelés|comanda|siparis|sipariş|заказ|замовлення|рахунок|счет|счёт|накладна|поръчка|παραγγελια|παραγγελία)$/i;
const SHORT = /^(?:ord|inv|pay|pmt|pi|ch|in|txn|tr|po|sub|bkg?|tkt|rcpt|qt|sale|cart)$/i;

/** Whether this is a noun for an order, as in "order-1001". A password would have another word. */
export function isOrderWord(word: string): boolean {
  return WORDS.test(word);
}

/** The same, or an abbreviation of one, as in "ord_pbjz8x" and "inv_1001". */
export function isOrderPrefix(word: string): boolean {
  return isOrderWord(word) || SHORT.test(word);
}
