/** The one account of the demo. Saved accounts have UUIDs, so none is ever taken for it. */
export const DEMO_ACCOUNT = 'demo';

/** Inqud's checkouts begin with `CCO-`. What the demo made is known by its ID alone, wherever it turns up. */
const PREFIX = 'DEMO-';

/** On this channel the background says that the demo was removed: a page of it has nothing to show any more. */
export const DEMO_CHANNEL = 'checkout-desk-demo';

/** What happens to a checkout of the demo. */
export const STORIES = ['paid', 'underpaid', 'unpaid'] as const;
export type Story = (typeof STORIES)[number];

export const demoId = (story: Story, unique: string): string => `${PREFIX}${story}-${unique}`;

export const isDemo = (checkoutId: string): boolean => checkoutId.startsWith(PREFIX);

export function storyOf(checkoutId: string): Story | null {
  return STORIES.find((story) => checkoutId.startsWith(`${PREFIX}${story}-`)) ?? null;
}

/** `.invalid` is reserved (RFC 2606): no server can ever have this name, so the link leads nowhere for everybody. */
const ORIGIN = 'https://demo.invalid/';
const PATH = 'not-a-payment-link/';

/** What the demo has for a payment link. Whoever is sent it reads that it is none. */
export const demoLink = (checkoutId: string): string => `${ORIGIN}${PATH}${checkoutId}`;

/** The checkout of a demo's link; null for any other address. */
export function checkoutOfDemoLink(url: string): string | null {
  if (!url.startsWith(ORIGIN)) return null;
  return url.slice(ORIGIN.length + PATH.length);
}
