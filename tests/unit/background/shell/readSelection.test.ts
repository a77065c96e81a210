// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { selectionIn } from '../../../../lib/background/shell/selection';

/** Runs in this document what the browser would run in a page. */
function inThisDocument() {
  const executeScript = async ({ func }: { func: () => unknown }) => [{ frameId: 0, result: func() }];
  Object.assign(fakeBrowser.scripting, { executeScript });
  // Chrome shows closed shadow roots to an extension.
  Object.assign(fakeBrowser.dom, { openOrClosedShadowRoot: (host: Element) => closed.get(host) ?? host.shadowRoot });
}
let closed = new Map<Element, ShadowRoot>();
const selected = () => selectionIn(1, () => new Promise(() => {}));

function select(node: Node, root: { getSelection?: () => Selection | null } = document) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = root.getSelection?.() ?? document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function field(html: string, root: ParentNode & { innerHTML: string } = document.body): HTMLInputElement {
  root.innerHTML = html;
  const found = root.querySelector<HTMLInputElement>('input, textarea');
  if (!found) throw new Error('No field');
  found.focus();
  found.setSelectionRange(6, 11);
  return found;
}

beforeEach(() => {
  fakeBrowser.reset();
  closed = new Map();
  document.body.innerHTML = '';
  document.getSelection()?.removeAllRanges();
  inThisDocument();
});

describe('the selection of a document', () => {
  it('is its text', async () => {
    document.body.innerHTML = '<p>10482</p>';
    select(document.body);
    expect(await selected()).toEqual({ text: '10482' });
  });

  it.each(['<input value="Order 10482">', '<textarea>Order 10482</textarea>'])(
    'is what is selected in %s',
    async (html) => {
      field(html);
      expect(await selected()).toEqual({ text: '10482' });
    },
  );

  it.each(['object', 'embed'])('is not that of the page while the focus is in its %s', async (name) => {
    document.body.innerHTML = '<p>10480</p>';
    const frame = document.createElement(name);
    frame.tabIndex = 0;
    document.body.append(frame);
    select(document.querySelector('p') ?? document.body);
    frame.focus();
    const asked: boolean[] = [];
    const executeScript = async ({ func, target }: { func: () => unknown; target: { allFrames?: boolean } }) => {
      asked.push(target.allFrames ?? false);
      const frames = target.allFrames
        ? [{ frameId: 1, result: { text: '10482', focused: true, delegates: false } }]
        : [];
      return [{ frameId: 0, result: func() }, ...frames];
    };
    Object.assign(fakeBrowser.scripting, { executeScript });
    expect(await selected()).toEqual({ text: '10482' });
    expect(asked).toEqual([false, true]);
  });

  it('is never that of a password', async () => {
    document.body.innerHTML = '<input type="password" value="Order 10482">';
    document.querySelector('input')?.focus();
    expect(await selected()).toEqual({ text: '' });
  });

  it('is found in a field in shadow roots, also in a closed one', async () => {
    const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const host = outer.appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'closed' });
    closed.set(host, inner);
    field('<input value="Order 10482">', inner);
    expect(await selected()).toEqual({ text: '10482' });
  });

  it('is nothing when nothing is selected', async () => {
    document.body.innerHTML = '<p>10482</p>';
    expect(await selected()).toEqual({ text: '' });
  });
});
