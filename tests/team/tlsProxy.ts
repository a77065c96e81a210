import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import type { Certificate } from '../simulator/certificate.ts';

/** TLS before a port of loopback, as the proxy of a real team has it: browsers open no socket without. */
export async function startTlsProxy({ cert, key }: Pick<Certificate, 'cert' | 'key'>, to: number) {
  const open = new Set<{ destroy(): void }>();
  const server = createServer({ cert, key }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    const inner = connect(to, '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    // Either end takes the other with it.
    socket.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.');
  return {
    port: address.port,
    async close(): Promise<void> {
      const closed = once(server.close(), 'close');
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
