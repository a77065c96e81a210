import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import { RECEIVERS } from '../../lib/webhooks/receivers';
import { CodeBox } from '../ui/CodeBox';
import { useCopy } from '../ui/hooks/useCopy';
import { Tabs } from '../ui/Tabs';

type Receiver = (typeof RECEIVERS)[number];
const LANGUAGES = RECEIVERS.map(({ language }) => language);

/** Programs that receive webhooks, one tab for each language; copied exactly as they are shown. */
export function ReceiverExamples() {
  const [chosen, setChosen] = useState<Receiver['language']>('Node');
  const shown = RECEIVERS.find(({ language }) => language === chosen);
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t`Receive webhooks`}</h2>
      <p class="soft">
        {t`Each example checks the signature of the bytes as they arrived, answers 200 to genuine webhooks and 401 to everything else, and handles each webhook once.`}
      </p>
      <Tabs label={t`Programming language`} names={LANGUAGES} current={chosen} onChoose={setChosen}>
        {shown && <Example key={chosen} receiver={shown} />}
      </Tabs>
    </section>
  );
}

function Example({ receiver }: { receiver: Receiver }) {
  const [state, copy] = useCopy(receiver.text);
  const { file } = receiver;
  return (
    <>
      <CodeBox label={file} code={receiver.text} />
      <button type="button" onClick={copy}>
        {{ idle: t`Copy ${file}`, copied: t`Copied`, refused: t`Couldn’t copy` }[state]}
      </button>
    </>
  );
}
