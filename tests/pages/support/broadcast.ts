/** BroadcastChannel among the contexts of one browser; Node's own reaches every thread of the process. */
export function createBroadcast() {
  const open = new Set<Channel>();

  class Channel extends EventTarget {
    onmessage: ((event: MessageEvent) => void) | null = null;
    readonly name: string;
    constructor(name: string) {
      super();
      this.name = name;
      open.add(this);
    }
    postMessage(message: unknown): void {
      for (const other of open) {
        if (other === this || other.name !== this.name) continue;
        const data: unknown = structuredClone(message);
        setImmediate(() => open.has(other) && other.hear(new MessageEvent('message', { data })));
      }
    }
    close(): void {
      open.delete(this);
    }
    private hear(event: MessageEvent): void {
      this.onmessage?.(event);
      this.dispatchEvent(event);
    }
  }

  return {
    /** The class for one context, and how to close all its channels. */
    forContext: () => {
      const mine = new Set<Channel>();
      class OwnChannel extends Channel {
        constructor(name: string) {
          super(name);
          mine.add(this);
        }
      }
      return {
        BroadcastChannel: OwnChannel,
        close: () => {
          for (const channel of mine) channel.close();
        },
      };
    },
  };
}
