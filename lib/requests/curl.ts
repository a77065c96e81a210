import { API_ORIGIN } from '../inqud/origins';
import type { LoggedRequest } from './logged';

/** Makes the shell fail with a message while one of the variables is not set. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell puts them in, not we
const CREDENTIALS = ': "${TOKEN_ID:?}" "${TOKEN_SECRET:?}"';

/**
 * A request as shell commands with curl, and with openssl when it is signed: a signature is valid for one salt, so both
 * are generated again. Null when the logged body is truncated: it would be another request.
 */
export function curlOf({ method, path, mode, body }: LoggedRequest): string | null {
  if (body?.cut) return null;
  const isSigned = mode === 'signed';
  const headers = [
    'X-Token-API-Id: $TOKEN_ID',
    ...(isSigned ? ['X-Salt: $SALT', 'X-HMAC-SHA256-Signature: $SIGNATURE'] : ['X-Token-API-Secret: $TOKEN_SECRET']),
    'Accept: application/json',
    ...(body ? ['Content-Type: application/json'] : []),
  ];
  const curl = [
    `curl --request ${method} ${quoted(API_ORIGIN + path)}`,
    ...headers.map((header) => `--header "${header}"`),
    ...(body ? ['--data-raw "$BODY"'] : []),
  ];
  const signed = body ? '"$BODY$SALT"' : '"$SALT"';
  const steps = [
    CREDENTIALS,
    ...(body ? [`BODY=${quoted(body.text)}`] : []),
    ...(isSigned
      ? [
          'SALT=$(openssl rand -hex 16)',
          `SIGNATURE=$(printf %s ${signed} | openssl dgst -sha256 -hmac "$TOKEN_SECRET" | sed 's/.* //')`,
        ]
      : []),
    curl.join(' \\\n  '),
  ];
  return `${steps.join(' &&\n')}\n`;
}

/** Quotes a text for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
