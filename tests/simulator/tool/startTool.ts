import type { Clock } from '../clock.ts';
import { systemClock } from '../clock.ts';
import { createCertificate } from '../http/certificate.ts';
import type { Responder } from '../http/responder.ts';
import { startServer } from '../http/server.ts';
import type { Service } from '../service.ts';
import { createService } from '../service.ts';
import { createWebhookSender } from '../webhooks/sender.ts';
import { createControl } from './control.ts';
import type { ToolOptions } from './options.ts';
import { createPace } from './pace.ts';

export type Tool = Awaited<ReturnType<typeof startTool>>;

const HOSTS = ['api.inqud.com', 'paycrypto.inqud.com'] as const;

/**
 * The simulator as a program of its own: Inqud's API, widget and hosted pages by plain HTTP at one address, a control
 * port, webhooks that are really sent, and on request TLS for a browser that takes it for Inqud.
 */
export async function startTool(options: ToolOptions, clock: Clock = systemClock) {
  const { widgetId, tokenId, secret } = options;
  let address = '';
  const { respond, end, ...service } = createService({
    clock,
    accounts: [
      {
        ...(widgetId !== undefined && { widgetId }),
        ...(tokenId !== undefined && { tokenId }),
        ...(secret !== undefined && { secret }),
      },
    ],
    // The shop that tries its page here has no domain that Inqud has approved.
    assumptions: { widgetNeedsOwnDomain: false },
    // In a browser that takes this for Inqud the links must look like Inqud's.
    ...(options.httpsPort === null && { pageOrigin: () => address }),
  });
  const webhooks = createWebhookSender({ model: service.model, assumptions: service.assumptions, clock, fetch });
  webhooks.aim('checkout', options.webhook);
  const pace = createPace(service.autopay);
  pace.set(options.pace);
  const control = createControl({ service, webhooks, pace });

  const plain = await startServer({
    port: options.port,
    certificate: null,
    http2: false,
    respond: byPath(respond),
  });
  address = `http://127.0.0.1:${plain.port}`;
  const controlling = await startServer({
    port: options.controlPort,
    certificate: null,
    http2: false,
    respond: (incoming, _address, wire) => wire.send(control(incoming)),
  });
  const tls = options.httpsPort === null ? null : await startTls(options.httpsPort, respond);

  return {
    address,
    controlAddress: `http://127.0.0.1:${controlling.port}`,
    tls: tls && { port: tls.port, spki: tls.spki },
    account: service.accounts[0],
    service: service satisfies Omit<Service, 'respond' | 'end'>,
    webhooks,
    async close(): Promise<void> {
      webhooks.close();
      end();
      await Promise.all([plain.close(), controlling.close(), tls?.close()]);
    },
  };
}

/** At one address the path tells which of Inqud's hosts is meant; a request that names one of them goes there. */
function byPath(respond: Responder): Responder {
  return (incoming, address, wire) => {
    const [api, pages] = HOSTS;
    const meant = incoming.path.startsWith('/v1/') ? api : pages;
    const host = HOSTS.find((one) => one === incoming.host) ?? meant;
    respond({ ...incoming, host }, address, wire);
  };
}

async function startTls(port: number, respond: Responder) {
  const certificate = await createCertificate(HOSTS);
  return { ...(await startServer({ port, certificate, http2: false, respond })), spki: certificate.spki };
}
