/** One request as received. `status` is null while it is unanswered, and forever when the connection broke. */
export interface LoggedRequest {
  /** ms since 1970, by the simulator's clock. */
  readonly at: number;
  readonly host: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number | null;
}

export type RequestLog = ReturnType<typeof createRequestLog>;

/** Every request in the order of arrival. */
export function createRequestLog() {
  let entries: { request: LoggedRequest }[] = [];
  const listeners = new Set<() => void>();

  return {
    /** A copy. */
    list: (): readonly LoggedRequest[] => entries.map(({ request }) => request),
    clear(): void {
      entries = [];
    },

    /** Resolves with the first matching request, past or future; it may still be unanswered. */
    arrival(fits: (request: LoggedRequest) => boolean): Promise<LoggedRequest> {
      return new Promise((resolve) => {
        const look = () => {
          const found = entries.find(({ request }) => fits(request))?.request;
          if (!found) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      });
    },

    /** For the server; the returned function records the status. */
    add(request: Omit<LoggedRequest, 'status'>): (status: number) => void {
      const entry = { request: { ...request, status: null as number | null } };
      entries.push(entry);
      for (const listener of [...listeners]) listener();
      return (status) => {
        entry.request = { ...entry.request, status };
      };
    },
  };
}
