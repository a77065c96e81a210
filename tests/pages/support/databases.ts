/** IndexedDB of one browser, as one context sees it: whatever it has opened is closed when it ends. */
export function openedBy(factory: IDBFactory) {
  const opened = new Set<IDBDatabase>();
  let ended = false;
  const indexedDB = {
    open: (...args: Parameters<IDBFactory['open']>): object => {
      // Never answered.
      if (ended) return new EventTarget();
      const request = factory.open(...args);
      request.addEventListener('success', () => {
        if (ended) request.result.close();
        else opened.add(request.result);
      });
      return request;
    },
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
  };
  return {
    indexedDB,
    close: () => {
      ended = true;
      for (const database of opened) database.close();
    },
  };
}
