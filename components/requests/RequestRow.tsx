import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { clockTime, exactTime } from '../../lib/checkouts/describe/text';
import { curlOf } from '../../lib/requests/curl';
import type { KeptBody, LoggedRequest } from '../../lib/requests/logged';
import { outcomeOf } from '../../lib/requests/outcome';
import { prettyJson } from '../../lib/share/prettyJson';
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
            {path.replace(COMMON, '')}
          </span>
          <span class={failed ? 'request-failed' : ''}>
            {failed && <span class="visually-hidden">failed: </span>}
            {word}
          </span>
          <span class="request-time soft">{outcome && `${Math.round(outcome.after)} ms`}</span>
        </summary>
        {open && <Whole request={request} />}
      </details>
    </li>
  );
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
        <p class="soft">No answer is noted yet. If the browser ended the background meanwhile, none will be.</p>
      )}
      {body && <Body title="Sent" body={body} />}
      {answer && <Body title="Answered" body={answer} />}
      <div class="request-actions">
        {curl !== null && <Copy text={curl}>Copy as curl</Copy>}
        {answer && <Copy text={answer.text}>Copy the answer</Copy>}
      </div>
      <p class="soft">
        {curl === null
          ? 'What was sent is too long to be kept whole, so there is no curl command for it.'
          : `The command takes token ID and secret from TOKEN_ID and TOKEN_SECRET of your shell${
              request.mode === 'signed' ? ', and signs anew' : ''
            }. ${method === 'POST' ? 'Each run creates one more checkout.' : ''}`}
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
        {body.cut && <span class="soft"> (only the beginning is kept)</span>}
      </h2>
      <CodeBox label={title} code={lines} />
    </>
  );
}

function Copy({ text, children }: { text: string; children: ComponentChildren }) {
  const [state, copy] = useCopy(text);
  return (
    <button type="button" onClick={copy}>
      {{ idle: children, copied: 'Copied', refused: 'Could not copy' }[state]}
    </button>
  );
}
