/** The format of a pasted text: a body alone, a request as text, or a curl command. */
export type Form = 'body' | 'request' | 'curl';

/** The wrapping from which a body was extracted. */
export type Wrapping = 'chunks' | 'bytes' | 'Base64' | 'JSON string' | 'URL encoding' | 'HTML' | 'event' | 'log';

export type Pasted =
  /** Of a wrapped body, `unwrapped` is the text that it was taken out of. */
  | { ok: true; form: Form; body: string; digest: string | null; wrapping?: Wrapping; unwrapped?: string }
  | { ok: false; form: Form; problem: PasteProblem };

export type PasteProblem =
  /** The body is in a file that the command names. */
  | { kind: 'file'; name: string }
  | { kind: 'no body' }
  /** An unclosed quote: the command is truncated. */
  | { kind: 'open quote' }
  /** No empty line between headers and body. */
  | { kind: 'no empty line' };

export const DIGEST_HEADER = 'x-payload-digest';
