import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { connect as connectTls, createServer } from 'node:tls';
import { createCertificate } from '../simulator/http/certificate.ts';

/**
 * What Caddy is for a team's server, and the simulated Inqud beside it, at one port: TLS ends here for the team's host, and what is for any
 * other host goes on to the simulator. Of the same key as the simulator, so that browsers trust it alike.
 */
export async function openFrontDoor(setup: { host: string; websocket: number; simulator: number }) {
  const { host, websocket, simulator } = setup;
  const { key, cert, spki } = await createCertificate(['api.inqud.com', 'paycrypto.inqud.com', host]);
  const ends = new Set<Socket>();
  const server = createServer({ key, cert, ALPNProtocols: ['http/1.1'] }, (near) => {
    const name = near.servername || 'api.inqud.com';
    const far =
      name === host
        ? connect(websocket, '127.0.0.1')
        : connectTls({ host: '127.0.0.1', port: simulator, servername: name, rejectUnauthorized: false });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The door has no port.');
  return {
    port: address.port,
    spki,
    close(): void {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
