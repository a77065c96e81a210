import { t } from '@lingui/core/macro';
import { webAddress } from '../inqud/webAddress';

/** A way to send a message through an app that the customer has, too. */
export type Channel = {
  name: string;
  href: string;
  /** Whether it opens a web page that passes on to the app; otherwise the browser opens the app itself. */
  web: boolean;
  /** Longer than the system, or the service, takes it. The message can still be copied. */
  isTooLong: boolean;
};

/** Characters, once encoded. Windows starts no program with a longer address. */
const LONGEST_FOR_PROGRAM = 2000;
/** The usual limit of servers is 8 KiB for the whole line of a request. */
const LONGEST_FOR_WEB = 8000;

/** Plain links with the message in the URL. Nothing is loaded and nothing is sent before one is clicked. */
export function channelsOf({ subject, text, url }: { subject: string; text: string; url: string }): Channel[] {
  // RFC 6068 requires CR LF for line breaks in a mail.
  const mail = encode(text.replaceAll(/\r?\n/g, '\r\n'));
  const page = webAddress(url, { longest: LONGEST_FOR_WEB }) ?? '';
  const links = [
    { name: t`Email`, href: `mailto:?subject=${encode(subject)}&body=${mail}`, web: false },
    { name: 'WhatsApp', href: `https://wa.me/?text=${encode(text)}`, web: true },
    // Telegram requires a URL, and writes it above the text (core.telegram.org/widgets/share).
    { name: 'Telegram', href: `https://t.me/share/url?url=${encode(page)}&text=${encode(text)}`, web: true },
    // Android expects "?", old versions of iOS "&"; both accept the two together.
    { name: t`SMS`, href: `sms:?&body=${encode(text)}`, web: false },
  ];
  return links.map((link) => ({
    ...link,
    isTooLong: link.href.length > (link.web ? LONGEST_FOR_WEB : LONGEST_FOR_PROGRAM),
  }));
}

/** A lone surrogate, from truncated data, would make `encodeURIComponent` throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
