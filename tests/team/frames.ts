import { vi } from 'vitest';

/** What a desk said to its server by one message. `place` is the subject; null for what is of the connection itself. */
export type Frame = { place: string | null; head: string; data: Buffer };

/** Reads along what this process sends by any WebSocket, from now on. */
export function recordFrames() {
  const sent: Buffer[] = [];
  const { send } = WebSocket.prototype;
  const spy = vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, data) {
    if (typeof data === 'string') sent.push(Buffer.from(data));
    else if (ArrayBuffer.isView(data)) sent.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    else if (data instanceof ArrayBuffer) sent.push(Buffer.from(data));
    else throw new Error('No desk sends anything else.');
    send.call(this, data);
  });
  return {
    /** Everything, as it was on the wire. */
    bytes: () => Buffer.concat(sent),
    /** From a number of bytes on. */
    frames: (from = 0) => framesIn(Buffer.concat(sent).subarray(from)),
    end: () => spy.mockRestore(),
  };
}

/** The client's side of NATS' protocol; throws for what is none, so that nothing is overlooked. */
function framesIn(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) throw new Error('The last frame is cut.');
    const line = bytes.subarray(at, end).toString();
    const [verb = '', subject = '', ...rest] = line.split(' ');
    at = end + 2;
    if (verb !== 'PUB' && verb !== 'HPUB') {
      if (!['CONNECT', 'PING', 'PONG', 'SUB', 'UNSUB'].includes(verb)) throw new Error(`What is ${line}?`);
      frames.push({ place: null, head: line, data: Buffer.alloc(0) });
      continue;
    }
    const size = Number(rest.at(-1));
    const headSize = verb === 'HPUB' ? Number(rest.at(-2)) : 0;
    const head = `${line}\n${bytes.subarray(at, at + headSize).toString()}`;
    frames.push({ place: subject, head, data: bytes.subarray(at + headSize, at + size) });
    at += size + 2;
  }
  return frames;
}
