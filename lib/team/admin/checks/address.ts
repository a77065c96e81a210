import { connect } from 'node:tls';
import type { Finding } from './finding.ts';
import { good, wrong } from './finding.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Caddy renews a month before the end. */
const SOON = 14 * DAY;

/** What a browser would find behind `https://host`: the end of its certificate (epoch ms), or why there is none. */
export type Certificate = { ok: true; validTo: number } | { ok: false; code: string };

export function checkCertificate(host: string, certificate: Certificate, now: number): Finding {
  if (!certificate.ok) return wrong(`https://${host} ${reason(certificate.code)}`);
  const days = Math.floor((certificate.validTo - now) / DAY);
  return certificate.validTo - now < SOON
    ? wrong(`The certificate of ${host} ends in ${days} days and was not renewed. Look at: journalctl -u caddy`)
    : good(`The certificate of ${host} is valid for ${days} more days.`);
}

/** Connects as a browser does, within `timeout` ms. */
export function readCertificate(host: string, timeout: number, port = 443): Promise<Certificate> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, timeout });
    const done = (found: Certificate) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('secureConnect', () => done({ ok: true, validTo: Date.parse(socket.getPeerCertificate().valid_to) }));
    socket.once('timeout', () => done({ ok: false, code: 'ETIMEDOUT' }));
    socket.once('error', (error) => done({ ok: false, code: 'code' in error ? String(error.code) : error.message }));
  });
}

function reason(code: string): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'cannot be found: its name has no address. Make a DNS record for it.';
    case 'ECONNREFUSED':
      return 'is answered by nobody. Start Caddy: systemctl start caddy';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'does not answer. Open port 443 in the firewall.';
    case 'CERT_HAS_EXPIRED':
      return 'has a certificate that has ended. Look at: journalctl -u caddy';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'has a certificate for another name. Look at the first line of the Caddyfile.';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'has a certificate that browsers do not trust. Let Caddy get one, or install your company’s authority in the browsers.';
    default:
      return `cannot be reached (${code}).`;
  }
}
