import { WIDGET_SCRIPT_URL } from '../../inqud/origins';
import { STATUSES } from '../../inqud/status';

/** Parts that several snippets share: comments, line by line, and code. */

export const APPROVAL = [
  'Always 392 px wide. Inqud must have approved the domain of',
  'your page for your widget, else the payer sees nothing.',
];

export const HINT = [
  'What happens here is a hint: anybody can forge it in a browser.',
  'Deliver only what your server knows from Inqud, by its webhook',
  'or by its API.',
];

export const TYPES = `// Inqud may add others. Whether they are in capitals is not documented.
type KnownStatus =
${STATUSES.map((status) => `  | "${status}"`).join('\n')};
type StatusChanged = CustomEvent<{
  id: string;
  status: KnownStatus | (string & {});
}>;`;

export const LOADING = `const WIDGET_SCRIPT = "${WIDGET_SCRIPT_URL}";

// Once for the page, however often it is asked for.
function loadWidget() {
  if (document.querySelector(\`script[src="\${WIDGET_SCRIPT}"]\`)) return;
  const script = document.createElement("script");
  script.src = WIDGET_SCRIPT;
  document.head.append(script);
}`;
