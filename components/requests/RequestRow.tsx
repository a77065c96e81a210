import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { clockTime } from '../../lib/checkouts/describe/clockTime';
import { exactTime } from '../../lib/checkouts/describe/text';
import { curlOf } from '../../lib/requests/curl';
import type { KeptBody, LoggedRequest } from '../../lib/requests/logged';
import { outcomeOf } from '../../lib/requests/outcome';
import { prettyJson } from '../../lib/share/prettyJson';
import { numberText } from '../../lib/shared/countText';
import { tooltip } from '../../lib/shared/foreignText';
import { CodeBox } from '../ui/CodeBox';
import { useCopy } from '../ui/hooks/useCopy';

/** All paths begin so: what tells them apart comes after it. */
const COMMON = /^\/v1\/user\/crypto-acquiring\//;

/** One request on one line, which opens to what was sent and answered. */
export function RequestRow({ request, now }: { request: LoggedRequest; now: number }) {
  const [open, setOpen] = useState(false);
  const { at, method, path, outcome } = request;
  const { word, failed } = outcomeOf(request, now);
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <time class="soft" dateTime={new Date(at).toISOString()} title={exactTime(at)}>
            {clockTime(at)}
          </time>
          <span class="mono">{method}</span>
          <span class="request-path mono" title={tooltip(path)}>
            <bdi dir="ltr">{path.replace(COMMON, '')}</bdi>
          </span>
          <span class={failed ? 'request-failed' : ''}>
            {failed && <span class="visually-hidden">{t`Failed:`} </span>}
            {word}
          </span>
          <span class="request-time soft">{outcome && msText(outcome.after)}</span>
        </summary>
        {open && <Whole request={request} />}
      </details>
    </li>
  );
}

/** `time` is in ms. */
function msText(time: number): string {
  const ms = numberText(Math.round(time));
  return t({ message: `${ms} ms`, comment: 'Milliseconds' });
}

/** The request with its bodies, to read and to copy. */
function Whole({ request }: { request: LoggedRequest }) {
  const { method, path, body, outcome } = request;
  const curl = curlOf(request);
  const answer = outcome?.is === 'answered' ? outcome.body : null;
  return (
    <div class="request-whole">
      <p class="request-address mono">
        {method} {path}
      </p>
      {outcome === null && (
        <p class="soft">{t`No response yet. If the browser stopped Checkout Desk’s background in the meantime, there won’t be one.`}</p>
      )}
      {body && <Body title={t`Request body`} body={body} />}
      {answer && <Body title={t`Response body`} body={answer} />}
      <div class="request-actions">
        {curl !== null && <Copy text={curl}>{t`Copy as curl`}</Copy>}
        {answer && <Copy text={answer.text}>{t`Copy response`}</Copy>}
      </div>
      <p class="soft">
        {curl === null
          ? t`The request body is too long to be kept in full, so there’s no curl command for it.`
          : request.mode === 'signed'
            ? t`The command takes the token ID and secret from TOKEN_ID and TOKEN_SECRET in your shell, and makes a new signature.`
            : t`The command takes the token ID and secret from TOKEN_ID and TOKEN_SECRET in your shell.`}{' '}
        {curl !== null && method === 'POST' && t`Each run creates another checkout.`}
      </p>
    </div>
  );
}

function Body({ title, body }: { title: string; body: KeptBody }) {
  const lines = useMemo(() => prettyJson(body.text), [body.text]);
  return (
    <>
      <h2>
        {title}
        {body.cut && <span class="soft"> {t`(only the beginning is kept)`}</span>}
      </h2>
      <CodeBox label={title} code={lines} />
    </>
  );
}

function Copy({ text, children }: { text: string; children: ComponentChildren }) {
  const [state, copy] = useCopy(text);
  return (
    <button type="button" onClick={copy}>
      {{ idle: children, copied: t`Copied`, refused: t`Couldn’t copy` }[state]}
    </button>
  );
}
