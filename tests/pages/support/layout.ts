import type { PageWindow } from './page.ts';

const MODAL = Symbol('modal');
const LAID_OUT = Symbol('laid out');
const INLINE =
  /^(A|ABBR|B|BDI|BUTTON|CODE|EM|I|INPUT|KBD|LABEL|MARK|OPTION|OUTPUT|SELECT|SMALL|SPAN|STRONG|SUB|SUP|TIME|WBR|SVG|PATH)$/i;

/** Each element that was asked for its place has one of its own. */
const placed: Element[] = [];
const places = new WeakMap<Element, number>();

/**
 * What of the layout the tests ask for, in a page without one: nothing is drawn here, so an element is visible unless the
 * page itself hides it (`hidden`, closed dialogs and details), and nothing lies above it but a modal dialog. What styles
 * hide is not known.
 */
export function layOut(window: PageWindow): void {
  const { document } = window;
  const { querySelector } = document;
  define(document, 'elementFromPoint', (x: number) => {
    const element = placed[Math.floor(x / 10)] ?? null;
    const above = modalOf(document);
    return above && element && !above.contains(element) ? above : element;
  });
  define(document, 'querySelector', (selector: string) =>
    selector === ':modal' ? modalOf(document) : Reflect.apply(querySelector, document, [selector]),
  );
  define(window, 'scrollTo', () => {});
  // Names of elements are computed by it, and only by whether something is hidden.
  define(window, 'getComputedStyle', (element: Element) => ({
    display: isHidden(element) ? 'none' : isInline(element) ? 'inline' : 'block',
    visibility: 'visible',
    content: 'none',
    getPropertyValue(name: string): unknown {
      return Reflect.get(this, name) ?? '';
    },
  }));
  // happy-dom's windows share the classes of elements.
  if (Reflect.has(window.Element.prototype, LAID_OUT)) return;
  define(window.Element.prototype, LAID_OUT, true);
  layOutElements(window);
  layOutDialogs(window);
}

function layOutElements({ Element, HTMLElement, DOMRect }: PageWindow): void {
  define(Element.prototype, 'checkVisibility', function (this: Element) {
    return isDrawn(this);
  });
  define(Element.prototype, 'getBoundingClientRect', function (this: Element) {
    if (!isDrawn(this)) return new DOMRect(0, 0, 0, 0);
    let place = places.get(this);
    if (place === undefined) {
      place = placed.push(this) - 1;
      places.set(this, place);
    }
    return new DOMRect(place * 10, 0, 10, 10);
  });
  define(Element.prototype, 'scrollIntoView', () => {});
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: Element) {
      return isDrawn(this)
        ? textOf(this)
            .replaceAll(/\n\s*\n+/g, '\n')
            .trim()
        : '';
    },
  });
}

/** happy-dom knows open dialogs only, none that is modal. */
function layOutDialogs({ Element, HTMLElement, HTMLDialogElement }: PageWindow): void {
  const { showModal, close } = HTMLDialogElement.prototype;
  define(HTMLDialogElement.prototype, 'showModal', function (this: HTMLDialogElement) {
    showModal.call(this);
    Reflect.set(this, MODAL, true);
    const first = this.querySelector('[autofocus]') ?? this.querySelector('button, input, select, textarea, a[href]');
    if (first instanceof HTMLElement) first.focus();
  });
  define(HTMLDialogElement.prototype, 'close', function (this: HTMLDialogElement, value?: string) {
    Reflect.set(this, MODAL, false);
    close.call(this, value);
  });
  const { matches } = Element.prototype;
  define(Element.prototype, 'matches', function (this: Element, selector: string) {
    return selector === ':modal' ? isModal(this) : matches.call(this, selector);
  });
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const { tagName, parentElement } = element;
  if (tagName === 'DIALOG') return !element.hasAttribute('open');
  if (/^(SCRIPT|STYLE|TEMPLATE|HEAD|DATALIST)$/.test(tagName)) return true;
  return parentElement?.tagName === 'DETAILS' && !parentElement.hasAttribute('open') && tagName !== 'SUMMARY';
}

/** What only screen readers see has a place of its own. */
function isInline({ tagName, classList }: Element): boolean {
  return INLINE.test(tagName) && !classList.contains('visually-hidden');
}

function isDrawn(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) if (isHidden(each)) return false;
  return element.isConnected;
}

function textOf(element: Element): string {
  if (isHidden(element)) return '';
  const parts: string[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) parts.push(node.textContent ?? '');
    else if (isElement(node)) parts.push(textWithin(node));
  }
  return parts.join('');
}

function textWithin(element: Element): string {
  if (element.tagName === 'BR') return '\n';
  const text = textOf(element);
  return isInline(element) ? text : `\n${text}\n`;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isModal(element: Element): boolean {
  return Reflect.get(element, MODAL) === true && element.hasAttribute('open');
}

function modalOf(document: Document): Element | null {
  return [...document.querySelectorAll('dialog')].findLast(isModal) ?? null;
}

function define(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
}
