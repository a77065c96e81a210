/** The routes that can fail: the four of the API, the widget's script, the hosted page. */
export const ROUTE_KINDS = ['create', 'read', 'options', 'balances', 'script', 'hosted'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** The statuses of the pages that a proxy answers with in place of the server. */
export type ServerPage = 500 | 502 | 503 | 504;

/**
 * The faults. `processed` tells whether the server did the work before it failed: if so, a create left a checkout
 * that the client does not know of. It is false unless stated otherwise.
 */
export type Fault =
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  /** No answer until the fault is cleared; then the request is handled normally. */
  | { readonly kind: 'hang' }
  /** The normal answer, `ms` later; the work is done after the wait. */
  | { readonly kind: 'delay'; readonly ms: number }
  /**
   * The work is done, then `ms` (0) pass and the connection breaks: after no byte of the answer, or after half of it.
   */
  | { readonly kind: 'lostAnswer'; readonly ms?: number; readonly sent?: 'nothing' | 'half' }
  /** An error with the JSON body of the `errorBody` assumption; a 422 carries the messages. */
  | {
      readonly kind: 'status';
      readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 500 | 502;
      readonly messages?: readonly string[];
      readonly processed?: boolean;
    }
  /** 429; `retryAfter` in seconds, or a string that is sent unchanged, such as an HTTP date; null sends no header. */
  | { readonly kind: 'tooMany'; readonly retryAfter: number | string | null }
  /** An HTML page with an error of the server, as a proxy answers; 503 unless stated otherwise. */
  | { readonly kind: 'unavailable'; readonly status?: ServerPage; readonly processed?: boolean }
  /** 200 with an HTML page instead of JSON, as a captive portal or a login wall answers. */
  | { readonly kind: 'html'; readonly processed?: boolean }
  /** 200 with the first half of the JSON; processed by default. */
  | { readonly kind: 'brokenJson'; readonly processed?: boolean }
  /** The normal JSON without `id` and `status`; processed. */
  | { readonly kind: 'incompleteJson' }
  /** The normal JSON with each value of another type than documented, but for the fields in `except`; processed. */
  | { readonly kind: 'wrongTypes'; readonly except?: readonly string[] }
  /** The normal JSON with each number replaced by one that no float holds; processed. */
  | { readonly kind: 'hugeDecimals' };

export type Faults = ReturnType<typeof createFaults>;

/** The scheduled faults, in order for each route. */
export function createFaults() {
  const queues = new Map<RouteKind, { fault: Fault; left: number }[]>();
  const held = new Map<RouteKind, Set<() => void>>();

  function times(route: RouteKind, count: number, fault: Fault): void {
    const queue = queues.get(route) ?? [];
    queues.set(route, [...queue, { fault, left: count }]);
  }

  return {
    /** The next request of this kind fails. */
    once: (route: RouteKind, fault: Fault): void => times(route, 1, fault),
    /** The next `count` requests of this kind fail. */
    times,
    /** Every request of this kind fails until cleared. */
    always: (route: RouteKind, fault: Fault): void => times(route, Number.POSITIVE_INFINITY, fault),

    /** Ends the faults of one route, or of all, and resumes hanging requests. */
    clear(route?: RouteKind): void {
      for (const kind of route ? [route] : ROUTE_KINDS) {
        queues.delete(kind);
        const waiting = held.get(kind) ?? [];
        held.delete(kind);
        for (const goOn of waiting) goOn();
      }
    },

    /** How many faults are left; Infinity when one lasts until cleared. */
    left: (route: RouteKind): number => (queues.get(route) ?? []).reduce((sum, { left }) => sum + left, 0),

    /** Those that are left, in order for each route. */
    list: (): readonly { route: RouteKind; fault: Fault; left: number | 'always' }[] =>
      ROUTE_KINDS.flatMap((route) =>
        (queues.get(route) ?? []).map(({ fault, left }) => ({
          route,
          fault,
          left: Number.isFinite(left) ? left : 'always',
        })),
      ),

    /** For the server: takes the fault of this request. */
    take(route: RouteKind): Fault | null {
      const queue = queues.get(route) ?? [];
      const [first, ...others] = queue;
      if (!first) return null;
      queues.set(route, first.left > 1 ? [{ ...first, left: first.left - 1 }, ...others] : others);
      return first.fault;
    },

    /** For the server: runs the action when the route is cleared. */
    hold(route: RouteKind, goOn: () => void): void {
      held.set(route, (held.get(route) ?? new Set()).add(goOn));
    },
  };
}

/** The kind of a request, or null when it cannot have a fault. Paths: inqud-api.md, sections 2 and 6. */
export function routeKind(host: string, method: string, path: string): RouteKind | null {
  if (host === 'paycrypto.inqud.com' && method === 'GET') {
    if (path === '/widget.js') return 'script';
    return path.startsWith('/checkout/') ? 'hosted' : null;
  }
  if (host === 'api.inqud.com' && method === 'GET' && path === '/v1/user/wallet/balances') return 'balances';
  if (host !== 'api.inqud.com' || !path.startsWith('/v1/user/crypto-acquiring/')) return null;
  if (method === 'POST') return path.endsWith('/checkouts') ? 'create' : null;
  if (method !== 'GET') return null;
  if (path.endsWith('/deposit-options')) return 'options';
  return path.includes('/checkouts/') ? 'read' : null;
}
