import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import { orderName } from '../../lib/checkouts/describe/orderName';
import './PreviewPage.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { checkoutIdsIn } from '../../lib/inqud/checkoutIds';
import { paymentLink } from '../../lib/inqud/paymentLink';
import { CheckoutStatus } from '../checkouts/CheckoutStatus';
import { useLookUp } from '../data/useLookUp';
import { Field } from '../ui/Field';
import { EmbedSnippet } from './EmbedSnippet';
import { openHostedWindow } from './openHostedWindow';
import { PreviewStage } from './PreviewStage';
import { PreviewTools } from './PreviewTools';
import { usePreview } from './usePreview';

type Shown = {
  checkoutOf: (id: string) => Promise<StoredCheckout | undefined>;
  hrefOf: (id: string) => string;
  allowed: boolean | null;
  grant: () => void;
};

/** The widget of any checkout, for whoever puts it into a shop's page. */
export function PreviewPage(props: Shown & { id: string | null; onShow: (id: string) => void }) {
  const { id, onShow, ...shown } = props;
  const wanted = id === null ? null : oneId(id);
  return (
    <section class="preview-page" aria-label={t`Widget preview`}>
      <h1>{t`Widget preview`}</h1>
      <Chooser id={id} onShow={onShow} />
      {wanted?.id === undefined ? (
        <p class="soft">
          {t`See the payment widget here at its real width, with every event it sends and the code for your page. The checkout doesn’t have to be in your list.`}
        </p>
      ) : (
        <Preview id={wanted.id} {...shown} />
      )}
    </section>
  );
}

function Chooser({ id, onShow }: { id: string | null; onShow: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  // What the address says, also when "back" or a link has changed it.
  useLayoutEffect(() => {
    setTyped(id ?? '');
    setMistake(id === null ? undefined : oneId(id).mistake);
  }, [id]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (id === null) field.current?.focus();
  }, []);
  return (
    <form
      class="preview-chooser"
      aria-label={t`Preview a checkout`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = oneId(typed);
        setMistake(found.mistake);
        if (found.id !== undefined) {
          setTyped(found.id);
          onShow(found.id);
        }
      }}
    >
      <Field label={t`Checkout ID or payment link`} mistake={mistake} announce>
        <input
          ref={field}
          class="mono"
          autocomplete="off"
          spellcheck={false}
          maxLength={2000}
          placeholder="CCO-"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setMistake(undefined);
          }}
        />
      </Field>
      <button type="submit" class="main">
        {t({ message: 'Show', context: 'action' })}
      </button>
    </form>
  );
}

function oneId(text: string): { id: string; mistake?: undefined } | { id?: undefined; mistake: string } {
  const [id, ...others] = checkoutIdsIn(text).ids;
  if (id === undefined)
    return { mistake: t`There’s no checkout ID here. It starts with CCO-, followed by 36 characters.` };
  if (others.length > 0) {
    const count = others.length + 1;
    const mistake = plural(count, {
      one: 'There is # checkout ID here. Keep only one.',
      other: 'There are # checkout IDs here. Keep only one.',
    });
    return { mistake };
  }
  return { id };
}

function Preview({ id, ...props }: Shown & { id: string }) {
  const preview = usePreview(id);
  const known = useLookUp(id, props.checkoutOf);
  const checkout = known.state === 'ready' ? known.value : undefined;
  const order = checkout && orderName(checkout);
  const hostedUrl = paymentLink({ id, url: checkout?.url ?? null });
  return (
    <>
      <div class="preview-known">
        <p>
          {known.state === 'ready' && !checkout && <span class="soft">{t`This checkout isn’t in this browser.`}</span>}
          {checkout && (
            <>
              <a href={props.hrefOf(id)}>
                <Trans>
                  Order <bdi class="private">{order}</bdi>
                </Trans>
              </a>{' '}
              <CheckoutStatus checkout={checkout} />
            </>
          )}
        </p>
        <a class="button" href={hostedUrl} target="_blank" rel="noreferrer">
          {t`Open payment page`}
        </a>
        <button type="button" onClick={() => openHostedWindow(hostedUrl)}>
          {t`Open in a phone-sized window`}
        </button>
      </div>
      <div class="preview-body">
        <PreviewStage preview={preview} hostedUrl={hostedUrl} allowed={props.allowed} grant={props.grant} />
        <div class="preview-beside">
          <PreviewTools preview={preview} />
          <h2>{t`Embed snippet`}</h2>
          <EmbedSnippet checkoutId={id} />
        </div>
      </div>
    </>
  );
}
