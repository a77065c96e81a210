import { browser } from 'wxt/browser';

/** A frame that was not loaded, such as a lazy one far below, may never answer. */
const LONGEST_WAIT = 1000;

/** It could not be read, or there are several selections and none is certainly the right one. */
export type Unread = { unread: true };
type Selection = { text: string } | Unread;

/** The selection of a document. Its focus may be in one of its frames. */
type Found = { text: string; focused: boolean; delegates: boolean };

/**
 * The text that is selected in a tab, in the document that has the focus, also in a field or in a shadow root; empty
 * where nothing is, or where no extension may look.
 */
export async function selectionIn(tabId: number, wait: (ms: number) => Promise<unknown> = sleep): Promise<Selection> {
  const ask = (target: { tabId: number; allFrames?: boolean }): Promise<Found[] | 'refused' | 'late'> =>
    Promise.race([
      browser.scripting
        .executeScript({ target, injectImmediately: true, func: readSelection })
        .then((results) => results.flatMap(({ result }) => result ?? []))
        .catch((): 'refused' => 'refused'),
      wait(LONGEST_WAIT).then((): 'late' => 'late'),
    ]);
  const top = await ask({ tabId });
  if (top === 'refused') return { text: '' };
  if (top === 'late') return { unread: true };
  const [page] = top;
  if (page && !page.delegates && page.text !== '') return { text: page.text };
  const all = await ask({ tabId, allFrames: true });
  // A frame that does not answer in time may have the right selection.
  if (all === 'late') return { unread: true };
  return all === 'refused' ? { text: page?.text ?? '' } : meantOf(all);
}

/** The selection of the focused document; else that of the only one that has any, those without a focus inside first. */
function meantOf(found: Found[]): Selection {
  const selected = found.filter(({ text }) => text !== '');
  const own = selected.filter(({ delegates }) => !delegates);
  const focused = own.filter(({ focused }) => focused);
  const meant = [focused, own, selected].find((some) => some.length > 0) ?? [];
  const texts = new Set(meant.map(({ text }) => text));
  const [text = ''] = texts;
  return texts.size > 1 ? { unread: true } : { text };
}

/** Runs in the page, so it uses nothing from outside itself. */
function readSelection(): Found {
  type Root = Document | ShadowRoot;
  // Content scripts may see into closed shadow roots: Chrome by `dom`, Firefox by a property of the element.
  const shadowOf = (element: Element): ShadowRoot | null => {
    const dom: unknown = Reflect.get(Reflect.get(globalThis, 'chrome') ?? {}, 'dom');
    const open: unknown = typeof dom === 'object' && dom ? Reflect.get(dom, 'openOrClosedShadowRoot') : null;
    const found: unknown =
      typeof open === 'function' && element instanceof HTMLElement
        ? open.call(dom, element)
        : Reflect.get(element, 'openOrClosedShadowRoot');
    return found instanceof ShadowRoot ? found : element.shadowRoot;
  };
  const selectionOf = (root: Root): globalThis.Selection | null => {
    const own: unknown = Reflect.get(root, 'getSelection');
    return typeof own === 'function' ? own.call(root) : getSelection();
  };
  const roots: Root[] = [document];
  let field = document.activeElement;
  for (let shadow = field && shadowOf(field); shadow; shadow = field && shadowOf(field)) {
    roots.push(shadow);
    field = shadow.activeElement;
  }
  let text = '';
  if ((field instanceof HTMLInputElement && field.type !== 'password') || field instanceof HTMLTextAreaElement) {
    const { value, selectionStart: start, selectionEnd: end } = field;
    if (start !== null && end !== null && start < end) text = value.slice(start, end);
  }
  for (const root of roots.toReversed()) {
    if (text.trim() === '') text = String(selectionOf(root) ?? '');
  }
  // Text selected in a shadow root without focus: the document's selection points to its host.
  for (let selection = getSelection(), depth = 0; text.trim() === '' && selection && depth < 10; depth += 1) {
    const { anchorNode, anchorOffset } = selection;
    const host = anchorNode?.childNodes[anchorOffset] ?? anchorNode;
    const shadow = host instanceof Element ? shadowOf(host) : null;
    if (!shadow) break;
    selection = selectionOf(shadow);
    text = String(selection ?? '');
  }
  // An object or an embed may have a document, too.
  const delegates = /^(?:i?frame|object|embed|fencedframe)$/i.test(field?.tagName ?? '');
  return { text: text.trim() === '' ? '' : text, focused: document.hasFocus(), delegates };
}

function sleep(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
