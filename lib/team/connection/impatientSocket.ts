/** ms that the other end may take to say that it closes, too. */
const FAREWELL = 1000;

/**
 * A socket that is closed when it is told to, also when the other end hangs or cannot be reached any more. NATS' client waits
 * until the other end has taken all that was sent, and has closed from its side: a desk would not connect again for as long as
 * the system keeps trying, which is a quarter of an hour.
 */
class ImpatientSocket extends WebSocket {
  /** What is sent before `close` goes out before it, so nobody has to wait for that. */
  override get bufferedAmount(): number {
    return 0;
  }

  override close(code?: number, reason?: string): void {
    super.close(code, reason);
    setTimeout(() => {
      if (this.readyState === WebSocket.CLOSED) return;
      this.dispatchEvent(new CloseEvent('close', { wasClean: false, reason: 'The server does not answer.' }));
    }, FAREWELL);
  }
}

/** For `wsconnect`. */
export async function impatientSocket(url: string): Promise<{ socket: WebSocket; encrypted: boolean }> {
  return { socket: new ImpatientSocket(url), encrypted: url.startsWith('wss:') };
}
