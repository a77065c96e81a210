/**
 * The part of the driver that runs inside pages, where it is put as one script. Roles and names are computed by
 * dom-accessibility-api: browsers differ in what they reveal over the protocol (Firefox finds nothing in shadow roots or
 * frames of extension pages), a script does not.
 */
import { computeAccessibleName, getRole } from 'dom-accessibility-api';

export type Matcher = { exact?: string; part?: string; pattern?: string; flags?: string };
export type Step =
  | { by: 'role'; role: string; name?: Matcher }
  | { by: 'label'; name: Matcher }
  | { by: 'css'; selector: string }
  | { by: 'index'; index: number };

/** What of a page takes a label. */
const FIELDS = 'input, textarea, select, button, [contenteditable], [role]';
const FIELD_ROLES = /^(textbox|searchbox|combobox|listbox|spinbutton|slider|checkbox|radio|switch)$/;

/** In a page whose texts are marked (`tests/pages`), they are looked for without the marks. */
const read: (text: string) => string = Reflect.get(globalThis, 'unmarked') ?? ((text) => text);
const squeeze = (text: string) => read(text).replace(/\s+/g, ' ').trim();

function matches(text: string, { exact, part, pattern, flags }: Matcher): boolean {
  const plain = squeeze(text);
  if (exact !== undefined) return plain === squeeze(exact);
  if (pattern !== undefined) return new RegExp(pattern, flags).test(plain);
  return plain.toLowerCase().includes(squeeze(part ?? '').toLowerCase());
}

/** What a selector finds in the page, shadow roots included, in the order of the page. */
function everywhere(selector: string, root: Document | ShadowRoot = document): Element[] {
  const all = [...root.querySelectorAll('*')];
  if (all.every(({ shadowRoot }) => !shadowRoot)) return selector === '*' ? all : [...root.querySelectorAll(selector)];
  return all.flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? everywhere(selector, element.shadowRoot) : []),
  ]);
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

function contains(outer: Element, inner: Element): boolean {
  for (let node: Node | null = inner; node; node = parentOf(node)) if (node === outer) return true;
  return false;
}

/** dom-accessibility-api takes every header cell for that of a column. */
function roleOf(element: Element): string | null {
  return element.matches('th[scope="row"]:not([role])') ? 'rowheader' : getRole(element);
}

/** What can have a role, for those that tests look for most: the role of every element takes long in a long list. */
const CARRIERS: Record<string, string> = {
  article: 'article, [role]',
  button: 'button, summary, input, [role]',
  dialog: 'dialog, [role]',
  form: 'form, [role]',
  heading: 'h1, h2, h3, h4, h5, h6, [role]',
  link: 'a, area, [role]',
  region: 'section, [role]',
};

/** Whether a screen reader reads it out: it is drawn, nobody hides it, and no dialog lies over it. */
function isReadOut(element: Element, isUnderDialog: boolean): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  let inDialog = false;
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (!(node instanceof Element)) continue;
    if (node.matches('[aria-hidden="true"], [inert]')) return false;
    inDialog ||= node.matches(':modal');
  }
  return inDialog || !isUnderDialog;
}

function selectorOf(step: Exclude<Step, { by: 'index' }>): string {
  if (step.by === 'css') return step.selector;
  return step.by === 'label' ? FIELDS : (CARRIERS[step.role] ?? '*');
}

/** Every element that the steps lead to. Hidden ones are left out, except by CSS selector. */
function locate(steps: Step[]): Element[] {
  let scope: Element[] | undefined;
  const isUnderDialog = document.querySelector(':modal') !== null;
  for (const step of steps) {
    if (step.by === 'index') {
      const chosen: Element | undefined = scope?.[step.index];
      scope = chosen ? [chosen] : [];
      continue;
    }
    const inside = scope;
    scope = everywhere(selectorOf(step)).filter((element) => {
      if (step.by === 'role' && roleOf(element) !== step.role) return false;
      if (inside && !inside.some((outer) => outer !== element && contains(outer, element))) return false;
      if (step.by === 'css') return true;
      if (step.by === 'label' && !/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) {
        if (!FIELD_ROLES.test(roleOf(element) ?? '')) return false;
      }
      return isReadOut(element, isUnderDialog) && (!step.name || matches(computeAccessibleName(element), step.name));
    });
  }
  return scope ?? [];
}

/** The one element that the steps lead to. */
function one(steps: Step[]): Element {
  const [found, ...others] = locate(steps);
  if (!found) throw new Error('there is none');
  if (others.length > 0) throw new Error(`there are ${others.length + 1}; say which with nth() or an exact name`);
  return found;
}

/** What a click on the middle of this element hits. */
function atCentre(element: Element): Element | null {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

function isEnabled(element: Element): boolean {
  return !element.matches(':disabled, [aria-disabled="true"], [aria-disabled="true"] *');
}

function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** The one element, scrolled into view as a user does: when it is not there. Throws while nobody could click it. */
async function clickable(steps: Step[]): Promise<Element> {
  const element = one(steps);
  if (!isEnabled(element)) throw new Error('it is disabled');
  if (!isVisible(element)) throw new Error('it is not visible');
  const label = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const isAt = (hit: Element | null) => hit && [element, ...label].some((target) => contains(target, hit));
  if (!isAt(atCentre(element))) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  // A tab in the background draws no frames.
  await new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
    setTimeout(drawn, 100);
  });
  const { x, y } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y) throw new Error('it is moving');
  const hit = atCentre(element);
  if (!isAt(hit)) {
    throw new Error(`it is covered by ${hit ? hit.outerHTML.slice(0, 120) : 'nothing, it is out of view'}`);
  }
  return element;
}

function textOf(root: Element | ShadowRoot): string {
  const own =
    root instanceof HTMLElement
      ? root.innerText
      : [...root.children]
          .filter((child) => child.checkVisibility())
          .map(textOf)
          .join('\n');
  const shadows = root instanceof Element ? [root, ...root.querySelectorAll('*')] : [];
  const all = [own, ...shadows.flatMap(({ shadowRoot }) => (shadowRoot ? textOf(shadowRoot) : []))];
  return read(all.join('\n')).trim();
}

const nameOf = (element: Element) => squeeze(computeAccessibleName(element));

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body || element === document.documentElement ? null : element;
}

/** Spaces and line breaks count as one space, as they do for a reader. */
function says(text: string, { part, pattern, flags }: Matcher): boolean {
  const plain = text.replace(/\s+/g, ' ');
  if (pattern === undefined) return plain.includes((part ?? '').replace(/\s+/g, ' '));
  const wanted = new RegExp(pattern, flags);
  return plain.search(wanted) >= 0 || text.search(wanted) >= 0;
}

/** Not all that is waited for changes the document: a value, the focus, what is in a shadow root. In ms. */
const LONGEST_PAUSE = 100;

/** The frame after the next change of the document, or a moment without one. */
function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(done);
    });
    const timer = setTimeout(done, LONGEST_PAUSE);
    function done() {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    }
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

const countVisible = (steps: Step[]) => locate(steps).filter(isVisible).length;
const pageText = () => (document.body ? textOf(document.body) : '');

export type PageKit = typeof kit;
export const kit = {
  /**
   * Tries again with each change of the document until that does not throw; after `ms`, throws what was thrown last.
   * A page in the background is asked once: its clock goes slowly, and it draws no frames.
   */
  soon: async <T>(attempt: () => T | Promise<T>, ms: number): Promise<T> => {
    const end = performance.now() + ms;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (document.visibilityState === 'hidden' || performance.now() >= end) throw error;
      }
      await nextChange();
    }
  },
  /** Uses the one element when it is there within `ms`; what `use` throws is not taken for its absence. */
  whenFound: async <T>(steps: Step[], ms: number, use: (element: Element) => T | Promise<T>) => {
    let element: Element;
    try {
      element = await kit.soon(() => one(steps), ms);
    } catch (error) {
      return { isFound: false, why: String(error) } as const;
    }
    return { isFound: true, value: await use(element) } as const;
  },
  /** Throws unless the text of the element, or of the page, has what is wanted, or has not when `present` is false. */
  expectText: (steps: Step[] | null, wanted: Matcher, present: boolean) => {
    const text = steps ? textOf(one(steps)) : pageText();
    if (says(text, wanted) !== present) throw new Error(`it says "${text.slice(0, 1500)}"`);
  },
  expectVisible: (steps: Step[]) => {
    if (countVisible(steps) === 0) throw new Error('there is none');
  },
  expectGone: (steps: Step[]) => {
    if (countVisible(steps) > 0) throw new Error('it is there');
  },
  count: countVisible,
  one,
  clickable,
  isEnabled: (steps: Step[]) => isEnabled(one(steps)),
  name: (steps: Step[]) => nameOf(one(steps)),
  text: (steps: Step[]) => textOf(one(steps)),
  pageText,
  focusName: () => {
    const element = focused();
    return element ? nameOf(element) : '';
  },
  focus: (steps: Step[]) => {
    const element = one(steps);
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
    if (focused() !== element) throw new Error('it does not take the focus');
  },
  /** Selects what a field holds, so that typing replaces it. */
  selectContent: () => {
    const element = focused();
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select();
    else if (element) getSelection()?.selectAllChildren(element);
  },
  value: (steps: Step[]) => {
    const element = one(steps);
    return 'value' in element ? String(element.value) : '';
  },
  choose: (steps: Step[], text: string) => {
    const element = one(steps);
    if (!(element instanceof HTMLSelectElement)) throw new Error('it is not a <select>');
    if (!isEnabled(element)) throw new Error('it is disabled');
    const option = [...element.options].find((candidate) => squeeze(candidate.text) === squeeze(text));
    if (!option) throw new Error(`it offers ${[...element.options].map((candidate) => candidate.text).join(', ')}`);
    element.focus();
    element.value = option.value;
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  },
};
