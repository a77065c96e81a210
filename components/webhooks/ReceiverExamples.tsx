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
      <h2 id={title}>Receive webhooks</h2>
      <p class="soft">
        Each verifies the digest over the bytes as they came, answers 200 to what is genuine and 401 to all else, and
        takes each webhook once.
      </p>
      <Tabs label="Language" names={LANGUAGES} current={chosen} onChoose={setChosen}>
        {shown && <Example key={chosen} receiver={shown} />}
      </Tabs>
    </section>
  );
}

function Example({ receiver }: { receiver: Receiver }) {
  const [state, copy] = useCopy(receiver.text);
  return (
    <>
      <CodeBox label={receiver.file} code={receiver.text} />
      <button type="button" onClick={copy}>
        {{ idle: `Copy ${receiver.file}`, copied: 'Copied', refused: 'Could not copy' }[state]}
      </button>
    </>
  );
}
