import { plural, t } from '@lingui/core/macro';
import { useMemo } from 'preact/hooks';
import { isAnswerCut, LONGEST_ANSWER } from '../../../lib/checkouts/bounds';
import { prettyJson } from '../../../lib/share/prettyJson';
import { CodeBox } from '../../ui/CodeBox';
import { Disclosure } from '../../ui/Disclosure';
import { useCopy } from '../../ui/hooks/useCopy';

/** The whole last answer of Inqud, folded away: every digit as it came, in lines that can be read. */
export function RawAnswer({ answer }: { answer: string }) {
  return (
    <Disclosure label={t`Raw response`}>
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
          {plural(LONGEST_ANSWER, {
            one: 'Inqud’s answer was very long. Only its first # character is kept.',
            other: 'Inqud’s answer was very long. Only its first # characters are kept.',
          })}
        </p>
      )}
      <CodeBox label={t`Inqud’s last answer`} code={lines} />
      <button type="button" onClick={copy}>
        {{ idle: t`Copy response`, copied: t`Response copied`, refused: t`Couldn’t copy` }[copied]}
      </button>
    </div>
  );
}
