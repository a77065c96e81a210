import { createCertificate } from './http/certificate.ts';
import { startServer } from './http/server.ts';
import type { Service, ServiceOptions } from './service.ts';
import { createService } from './service.ts';

export interface SimulatorOptions extends ServiceOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** Whether it speaks HTTP/2 as well: UNKNOWN of Inqud's own. */
  http2?: boolean;
}

export interface Simulator extends Omit<Service, 'respond' | 'end'> {
  readonly port: number;
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  readonly spki: string;
  close(): Promise<void>;
}

/** A simulated Inqud on 127.0.0.1 that serves https://api.inqud.com and https://paycrypto.inqud.com by Host header. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, http2 = false, otherHosts = {} } = options;
  const { respond, end, ...service } = createService(options);
  const certificate = await createCertificate(['api.inqud.com', 'paycrypto.inqud.com', ...Object.keys(otherHosts)]);
  const server = await startServer({ port, certificate, http2, respond });
  return {
    ...service,
    port: server.port,
    spki: certificate.spki,
    async close() {
      end();
      await server.close();
    },
  };
}
