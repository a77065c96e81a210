import './EmbedSnippet.css';
import { useMemo, useState } from 'preact/hooks';
import { SNIPPETS } from '../../lib/share/snippets/snippets';
import { CodeBox } from '../ui/CodeBox';
import { useCopy } from '../ui/hooks/useCopy';
import { Tabs } from '../ui/Tabs';

type Name = (typeof SNIPPETS)[number]['name'];
const NAMES = SNIPPETS.map(({ name }) => name);

/** The code that puts this checkout's widget into a shop's page. */
export function EmbedSnippet({ checkoutId }: { checkoutId: string }) {
  const [chosen, setChosen] = useState<Name>('HTML');
  const code = useMemo(
    () => SNIPPETS.find(({ name }) => name === chosen)?.write(checkoutId) ?? '',
    [chosen, checkoutId],
  );
  return (
    <section class="embed-snippet" aria-label="Embed snippet">
      <Tabs label="Written in" names={NAMES} current={chosen} onChoose={setChosen}>
        <Code key={code} name={chosen} code={code} />
      </Tabs>
    </section>
  );
}

function Code({ name, code }: { name: Name; code: string }) {
  const [copied, copy] = useCopy(code);
  return (
    <>
      <CodeBox label={`The code in ${name}`} code={code} />
      <button type="button" onClick={copy}>
        {{ idle: 'Copy the code', copied: 'Code copied', refused: 'Could not copy' }[copied]}
      </button>
    </>
  );
}
