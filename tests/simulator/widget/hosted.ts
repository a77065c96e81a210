import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssumptionSwitches, Assumptions } from '../assumptions.ts';
import type { Clock } from '../clock.ts';
import type { Answer, Handler } from '../http/exchange.ts';
import { errorPage, escapeHtml, htmlAnswer, notFoundPage } from '../http/exchange.ts';
import type { Model } from '../model/model.ts';
import { createPayer } from './payer.ts';

const WIDGET_SCRIPT = readFileSync(join(import.meta.dirname, 'widget.js'), 'utf8');

/**
 * https://paycrypto.inqud.com: the widget's script at /widget.js (SEED, 6), the hosted page at /checkout/{id}
 * (DOCUMENTED, `acquiringUrl`), and the simulated payer's own routes, which Inqud of course does not have.
 */
export function createHosted(model: Model, assumptions: AssumptionSwitches, clock: Clock): Handler {
  const payer = createPayer(model, assumptions, clock);
  return (incoming) => {
    const { method, path } = incoming;
    const rules = assumptions.current();
    if (path.startsWith('/simulator/')) return payer(incoming);
    if (method !== 'GET') return notFoundPage();
    if (path === '/widget.js') return script(rules);
    const [, id] = /^\/checkout\/([^/]+)$/.exec(path) ?? [];
    return id === undefined ? notFoundPage() : page(id, rules);
  };

  function page(id: string, rules: Assumptions): Answer {
    const checkout = model.get(id);
    if (!checkout) return htmlAnswer(404, errorPage('Checkout not found', 'Ask the merchant for a new link.'));
    const merchant = escapeHtml(checkout.projectName);
    return withHeaders(htmlAnswer(200, hostedPage(escapeHtml(id), merchant, escapeHtml(model.pageOrigin()))), {
      'x-frame-options': rules.hostedXFrameOptions,
      'content-security-policy': rules.hostedContentSecurityPolicy,
    });
  }
}

function script(rules: Assumptions): Answer {
  const headers = { 'content-type': 'text/javascript; charset=utf-8' };
  return withHeaders(
    { status: 200, headers, body: WIDGET_SCRIPT },
    {
      'x-frame-options': rules.scriptXFrameOptions,
      'content-security-policy': rules.scriptContentSecurityPolicy,
    },
  );
}

function hostedPage(id: string, merchant: string, origin: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Checkout at ${merchant}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; background: light-dark(#f3f4f6, #0e1116); color: light-dark(#1b1f24, #e6e8eb); }
body { margin: 0; font: 13px/1.5 system-ui, sans-serif; }
main { width: 392px; margin: 0 auto; padding: 32px 0; }
h1 { margin: 0 0 12px; font-size: 15px; font-weight: 600; }
p { margin: 12px 0 0; color: light-dark(#57606a, #9aa4af); font-size: 12px; }
@media (max-width: 440px) { main { padding: 8px 0; } h1 { padding-left: 4px; } }
</style>
<script src="${origin}/widget.js" defer></script>
</head>
<body>
<main>
<h1>Pay ${merchant}</h1>
<app-widget id="${id}"></app-widget>
<p>Simulated hosted checkout page</p>
</main>
</body>
</html>
`;
}

function withHeaders(answer: Answer, extra: Record<string, string | null>): Answer {
  const set = Object.entries(extra).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(set) } };
}
