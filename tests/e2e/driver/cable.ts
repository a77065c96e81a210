import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A network cable between one browser and the server at `port`, which can be cut or led to another server. The browsers'
 * own offline modes leave gaps: Firefox still reaches loopback, Chromium's has to be set anew for each service worker,
 * which may be too late.
 */
export async function layCable(port: number) {
  const ends = new Set<Socket>();
  let cut = false;
  let serverPort = port;
  const server = createServer((near) => {
    if (cut) return near.resetAndDestroy();
    const far = connect(serverPort, '127.0.0.1');
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The cable has no port.');

  const unplug = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: address.port,
    setCut: (next: boolean): void => {
      cut = next;
      if (cut) unplug();
    },
    /** Connections to the server before end here. */
    leadTo: (next: number): void => {
      serverPort = next;
      cut = false;
      unplug();
    },
    remove: (): void => {
      server.close();
      unplug();
    },
  };
}
