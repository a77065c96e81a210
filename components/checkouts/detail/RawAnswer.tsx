import { useMemo } from 'preact/hooks';
import { isAnswerCut, LONGEST_ANSWER } from '../../../lib/checkouts/bounds';
import { prettyJson } from '../../../lib/share/prettyJson';
import { numberText } from '../../../lib/shared/countText';
import { CodeBox } from '../../ui/CodeBox';
import { Disclosure } from '../../ui/Disclosure';
import { useCopy } from '../../ui/hooks/useCopy';

/** The whole last answer of Inqud, folded away: every digit as it came, in lines that can be read. */
export function RawAnswer({ answer }: { answer: string }) {
  return (
    <Disclosure label="The last answer as Inqud gave it">
      <Lines answer={answer} />
    </Disclosure>
  );
}

function Lines({ answer }: { answer: string }) {
  const [copied, copy] = useCopy(answer);
  const lines = useMemo(() => prettyJson(answer), [answer]);
  return (
    <div>
      {isAnswerCut(answer) && (
        <p class="soft">
          Inqud’s answer was very long. Only its first {numberText(LONGEST_ANSWER)} characters are kept.
        </p>
      )}
      <CodeBox label="The last answer" code={lines} />
      <button type="button" onClick={copy}>
        {{ idle: 'Copy the answer', copied: 'Answer copied', refused: 'Could not copy' }[copied]}
      </button>
    </div>
  );
}
