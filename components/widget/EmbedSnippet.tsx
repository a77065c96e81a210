import { t } from '@lingui/core/macro';
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
    <section class="embed-snippet" aria-label={t`Embed snippet`}>
      <Tabs
        label={t({ message: 'Written in', comment: 'HTML, React, Vue or TypeScript' })}
        names={NAMES}
        current={chosen}
        onChoose={setChosen}
      >
        <Code key={code} name={chosen} code={code} />
      </Tabs>
    </section>
  );
}

function Code({ name, code }: { name: Name; code: string }) {
  const [copied, copy] = useCopy(code);
  return (
    <>
      <CodeBox label={t`Code in ${name}`} code={code} />
      <button type="button" onClick={copy}>
        {{ idle: t`Copy code`, copied: t`Code copied`, refused: t`Couldn’t copy` }[copied]}
      </button>
    </>
  );
}
