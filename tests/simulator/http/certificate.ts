import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** Base64 SHA-256 of the public key, as Chromium's --ignore-certificate-errors-spki-list wants it. */
  readonly spki: string;
}

/** One key for all simulators of a process: a browser that was launched to trust it can use one after another. */
let keyPair: Promise<{ privateKey: string; publicKey: string }> | undefined;

/** Generates a certificate for these host names, valid for a day. Nothing is written to disk. */
export async function createCertificate(hosts: readonly [string, ...string[]]): Promise<Certificate> {
  keyPair ??= generate(undefined, { keyType: 'ec' }).then((made) => ({
    privateKey: made.private,
    publicKey: made.public,
  }));
  const day = 24 * 60 * 60 * 1000;
  const made = await generate([{ name: 'commonName', value: hosts[0] }], {
    keyType: 'ec',
    keyPair: await keyPair,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + day),
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
