/** `npm run simulator`: see README.md beside this folder. */
import { HELP, readOptions } from './options.ts';
import type { Tool } from './startTool.ts';
import { startTool } from './startTool.ts';

try {
  const options = readOptions(process.argv.slice(2));
  console.log(options ? welcome(await startTool(options), options.pace !== null) : HELP);
} catch (error) {
  console.error(error instanceof Error ? sentence(error) : error);
  process.exitCode = 1;
}

function welcome({ address, controlAddress, tls, account }: Tool, paysByItself: boolean): string {
  const { widgetId, tokenId, secret } = account;
  return `Simulated Inqud (Ctrl+C ends it). No real money moves. ${paysByItself ? 'Each new checkout is paid by itself.' : 'Nothing is paid by itself.'}

  API       ${address}/v1/user/crypto-acquiring/${widgetId}/checkouts
  Widget    ${address}/widget.js
  Pages     ${address}/checkout/{id}
  Control   ${controlAddress}

  Widget ID      ${widgetId}
  Token ID       ${tokenId}
  Token secret   ${secret}${tls ? `\n\n${browserHelp(tls)}` : ''}`;
}

function browserHelp({ port, spki }: NonNullable<Tool['tls']>): string {
  return `  A browser that takes it for Inqud, with a profile of its own:
  chromium --user-data-dir=/tmp/simulator \\
    --host-resolver-rules="MAP api.inqud.com:443 127.0.0.1:${port}, MAP paycrypto.inqud.com:443 127.0.0.1:${port}" \\
    --ignore-certificate-errors-spki-list=${spki}`;
}

function sentence(error: Error): string {
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${error.port} is taken. Choose others with --port and --control.`;
  }
  return error.message;
}
