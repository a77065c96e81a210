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
    <section class="preview-page" aria-label="Preview">
      <h1>Preview</h1>
      <Chooser id={id} onShow={onShow} />
      {wanted?.id === undefined ? (
        <p class="soft">
          The widget appears here at its real width, with each event that it sends and the code for your page. The
          checkout need not be in the list of this browser.
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
      aria-label="Preview"
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
      <Field label="Checkout ID or link to its hosted page" mistake={mistake} announce>
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
        Show
      </button>
    </form>
  );
}

function oneId(text: string): { id: string; mistake?: undefined } | { id?: undefined; mistake: string } {
  const [id, ...others] = checkoutIdsIn(text).ids;
  if (id === undefined)
    return { mistake: 'There is no checkout ID in this. One begins with CCO- and has 36 more characters.' };
  if (others.length > 0) return { mistake: `There are ${others.length + 1} checkout IDs in this. Leave one.` };
  return { id };
}

function Preview({ id, ...props }: Shown & { id: string }) {
  const preview = usePreview(id);
  const known = useLookUp(id, props.checkoutOf);
  const checkout = known.state === 'ready' ? known.value : undefined;
  const hostedUrl = paymentLink({ id, url: checkout?.url ?? null });
  return (
    <>
      <div class="preview-known">
        <p>
          {known.state === 'ready' && !checkout && <span class="soft">It is not in the list of this browser.</span>}
          {checkout && (
            <>
              <a href={props.hrefOf(id)}>
                Order <bdi>{orderName(checkout)}</bdi>
              </a>{' '}
              <CheckoutStatus checkout={checkout} />
            </>
          )}
        </p>
        <a class="button" href={hostedUrl} target="_blank" rel="noreferrer">
          Open hosted page
        </a>
        <button type="button" onClick={() => openHostedWindow(hostedUrl)}>
          Open in a 392 px window
        </button>
      </div>
      <div class="preview-body">
        <PreviewStage preview={preview} hostedUrl={hostedUrl} allowed={props.allowed} grant={props.grant} />
        <div class="preview-beside">
          <PreviewTools preview={preview} />
          <h2>Embed snippet</h2>
          <EmbedSnippet checkoutId={id} />
        </div>
      </div>
    </>
  );
}
