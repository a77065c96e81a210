/** The schemes that mail and chat programs link even without slashes. */
const SCHEMES =
  'mailto|tel|callto|sms|smsto|skype|facetime|tg|whatsapp|viber|signal|bitcoin|ethereum|litecoin|tron|solana|ton|lightning|magnet|intent|market|javascript|data|file';
/** Android links an IPv4 address, whatever follows it. */
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** After a colon of a URL, after a dot of a host name, and after the sign of a user's name: there a space is put. */
const IN_LINK = new RegExp(
  `:(?=[/\\\\／＼]{2})|(?:${SCHEMES}):(?=\\S)|www[.．。｡](?=\\S)|[.．。｡](?=\\p{L}[\\p{L}\\p{M}])|(?<![\\d.])(?:${OCTET}\\.){3}(?=${OCTET}(?!\\d))|(?<!\\w)@(?=\\w{3})`,
  'giu',
);

/**
 * Text from a checkout for a message to a customer: whatever a mail or chat program would turn into a link, "evil.example"
 * too, is parted by a space.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll(IN_LINK, '$& ');
}
