/** Real sockets to servers on this computer, for the contexts of one browser, whose network can be cut. */
export function createSockets(isOnline: () => boolean) {
  const open = new Set<WebSocket>();
  const break_ = (socket: WebSocket) => {
    if (socket.readyState === WebSocket.CLOSED) return;
    socket.close();
    socket.dispatchEvent(new CloseEvent('close', { wasClean: false, reason: 'The network is lost.' }));
  };

  return {
    /** The network is lost: nobody on it hears anything any more. */
    cut: () => {
      for (const socket of open) break_(socket);
    },
    /** The class for one context, and how to close all that it opened. */
    forContext: () => {
      const mine = new Set<WebSocket>();
      class OwnSocket extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          for (const all of [open, mine]) all.add(this);
          this.addEventListener('close', () => {
            for (const all of [open, mine]) all.delete(this);
          });
          if (!isOnline()) setImmediate(() => break_(this));
        }
      }
      return {
        WebSocket: OwnSocket,
        close: () => {
          for (const socket of mine) socket.close();
        },
      };
    },
  };
}
