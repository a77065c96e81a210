/** A way to send a message by an app that the customer has, too. */
export type Channel = {
  name: string;
  href: string;
  /** Whether a web page opens, which hands on to the app; else the browser asks for the app itself. */
  web: boolean;
};

/** Plain links, which carry the message in their address. Nothing is loaded, and nobody is told, before one is clicked. */
export function channelsOf({ subject, text, url }: { subject: string; text: string; url: string }): Channel[] {
  // RFC 6068 wants a line break in a mail to be one of CR LF.
  const mail = encode(text.replaceAll(/\r?\n/g, '\r\n'));
  return [
    { name: 'E-mail', href: `mailto:?subject=${encode(subject)}&body=${mail}`, web: false },
    { name: 'WhatsApp', href: `https://wa.me/?text=${encode(text)}`, web: true },
    // Telegram demands an address, and writes it above the text (core.telegram.org/widgets/share).
    { name: 'Telegram', href: `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`, web: true },
    // "?" alone is for Android, "&" alone was for iOS; both take the two together.
    { name: 'SMS', href: `sms:?&body=${encode(text)}`, web: false },
  ];
}

/** Half an emoji, cut off in somebody's data, would make `encodeURIComponent` throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
