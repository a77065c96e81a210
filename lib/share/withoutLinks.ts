/** The schemes that mail and chat programs link even without slashes. */
const SCHEMES =
  'mailto|tel|callto|sms|smsto|skype|facetime|tg|whatsapp|viber|signal|bitcoin|ethereum|litecoin|tron|solana|ton|lightning|magnet|intent|market|javascript|data|file';
/** After a colon of a URL, and after a dot of a host name: there a space is put. */
const IN_LINK = new RegExp(
  `:(?=[/\\\\／＼]{2})|(?:${SCHEMES}):(?=\\S)|www[.．。｡](?=\\S)|[.．。｡](?=\\p{L}[\\p{L}\\p{M}])`,
  'giu',
);

/**
 * Text from a checkout for a message to a customer: whatever a mail or chat program would turn into a link, "evil.example"
 * too, is parted by a space.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll(IN_LINK, '$& ');
}
