import { parseArgs } from 'node:util';
import type { AutopayDelays } from '../model/autopay.ts';
import { DEFAULT_DELAYS } from '../model/autopay.ts';

export interface ToolOptions {
  readonly port: number;
  readonly controlPort: number;
  /** null: no TLS server. */
  readonly httpsPort: number | null;
  /** null: nothing is paid by itself. */
  readonly pace: AutopayDelays | null;
  /** Random where it is not given. */
  readonly widgetId: string | undefined;
  readonly tokenId: string | undefined;
  readonly secret: string | undefined;
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
}

export const HELP = `npm run simulator -- [options]

  --port 4010             the API, the widget and the hosted pages, by plain HTTP on 127.0.0.1
  --control 4011          the control port
  --https 4443            the same by TLS, for a browser with the extension; prints how to start it
  --pace 4000,4000,4000   ms until a coin is picked, it is paid, it is confirmed; "off": only when told
  --widget CAP-…          the widget's ID; random unless given
  --token TKN-…           the API token's ID; random unless given
  --secret …              the token's secret; random unless given
  --webhook URL           where the checkout webhooks go
  --webhook-secret …      what they are signed with

tests/simulator/README.md says more.`;

/** Reads the command line. Throws with a sentence for what it cannot use; null when help was asked for. */
export function readOptions(args: readonly string[]): ToolOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      port: { type: 'string', default: '4010' },
      control: { type: 'string', default: '4011' },
      https: { type: 'string' },
      pace: { type: 'string' },
      widget: { type: 'string' },
      token: { type: 'string' },
      secret: { type: 'string' },
      webhook: { type: 'string' },
      'webhook-secret': { type: 'string' },
    },
  });
  if (values.help) return null;
  return {
    port: portOf('--port', values.port),
    controlPort: portOf('--control', values.control),
    httpsPort: values.https === undefined ? null : portOf('--https', values.https),
    pace: paceOf(values.pace),
    widgetId: values.widget,
    tokenId: values.token,
    secret: values.secret,
    webhook: values.webhook === undefined ? null : targetOf(values.webhook, values['webhook-secret'] ?? null),
  };
}

function portOf(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${name} is "${text}". Use a port from 1 to 65535, or 0 for any free one.`);
}

function paceOf(text: string | undefined): AutopayDelays | null {
  if (text === undefined) return DEFAULT_DELAYS;
  if (text === 'off') return null;
  const [, pickCoinMs, payMs, confirmMs] = /^(\d{1,9}),(\d{1,9}),(\d{1,9})$/.exec(text) ?? [];
  if (confirmMs === undefined)
    throw new Error(`--pace is "${text}". Use three times in ms, such as 0,500,500, or "off".`);
  return { pickCoinMs: Number(pickCoinMs), payMs: Number(payMs), confirmMs: Number(confirmMs) };
}

function targetOf(url: string, secret: string | null) {
  if (['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '')) return { url, secret };
  throw new Error(`--webhook is "${url}". Use an http or https address.`);
}
