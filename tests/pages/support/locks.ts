type Mode = 'exclusive' | 'shared';
type Options = { mode?: Mode; ifAvailable?: boolean; signal?: AbortSignal };
type Lock = { name: string; mode: Mode };
type Work = (lock: Lock | null) => unknown;
type Request = { lock: Lock; owner: object; start: () => void };

/** The Web Locks of one browser, which its contexts share. */
export function createLocks() {
  let held: Request[] = [];
  let pending: Request[] = [];

  const isFree = ({ lock: { name, mode } }: Request, before: Request[]) =>
    before.every(({ lock }) => lock.name !== name || (lock.mode === 'shared' && mode === 'shared'));

  function grant(): void {
    for (const request of [...pending]) {
      const ahead = pending.slice(0, pending.indexOf(request));
      if (!isFree(request, [...held, ...ahead])) continue;
      pending = pending.filter((each) => each !== request);
      held.push(request);
      request.start();
    }
  }
  function release(request: Request): void {
    held = held.filter((each) => each !== request);
    grant();
  }

  return {
    /** What one context sees as `navigator.locks`. Whatever it holds ends with it. */
    forContext: () => {
      const owner = { ended: false };
      const request = (name: string, ...rest: [Work] | [Options, Work]): Promise<unknown> => {
        const work = rest.length === 1 ? rest[0] : rest[1];
        const { mode = 'exclusive', ifAvailable = false, signal }: Options = rest.length === 1 ? {} : rest[0];
        return new Promise((resolve, reject) => {
          if (owner.ended) return;
          const asked: Request = {
            lock: { name, mode },
            owner,
            start: () => {
              const worked = Promise.resolve().then(() => work(asked.lock));
              worked.then(resolve, reject).then(() => release(asked));
            },
          };
          if (ifAvailable && !isFree(asked, [...held, ...pending])) {
            Promise.resolve(null).then(work).then(resolve, reject);
            return;
          }
          signal?.addEventListener('abort', () => {
            if (!pending.includes(asked)) return;
            pending = pending.filter((each) => each !== asked);
            reject(signal.reason);
            grant();
          });
          pending.push(asked);
          grant();
        });
      };
      const query = async () => ({ held: held.map(({ lock }) => lock), pending: pending.map(({ lock }) => lock) });
      return {
        locks: { request, query },
        close: () => {
          owner.ended = true;
          held = held.filter((each) => each.owner !== owner);
          pending = pending.filter((each) => each.owner !== owner);
          grant();
        },
      };
    },
  };
}
