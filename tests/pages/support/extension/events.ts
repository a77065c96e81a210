type Listener = (...args: never[]) => unknown;

/** One event of the extension's API; each context listens on its own, and hears nothing any more once it has ended. */
export type ApiEvent<L extends Listener> = {
  forContext(owner: object): {
    addListener(listener: L): void;
    removeListener(listener: L): void;
    hasListener(listener: L): boolean;
  };
  /** What each listener returns, of one context or of all. */
  fire(...args: Parameters<L>): unknown[];
  fireAt(owner: object, ...args: Parameters<L>): unknown[];
  drop(owner: object): void;
};

export function createEvent<L extends Listener>(): ApiEvent<L> {
  let entries: { owner: object; listener: L }[] = [];
  const tell = (told: typeof entries, args: Parameters<L>) => told.map(({ listener }) => listener(...args));
  return {
    forContext: (owner) => ({
      addListener: (listener) => void entries.push({ owner, listener }),
      removeListener: (listener) => {
        entries = entries.filter((each) => each.owner !== owner || each.listener !== listener);
      },
      hasListener: (listener) => entries.some((each) => each.owner === owner && each.listener === listener),
    }),
    fire: (...args) => tell(entries, args),
    fireAt: (owner, ...args) =>
      tell(
        entries.filter((each) => each.owner === owner),
        args,
      ),
    drop: (owner) => {
      entries = entries.filter((each) => each.owner !== owner);
    },
  };
}
