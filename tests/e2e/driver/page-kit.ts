/**
 * The part of the driver that runs inside pages. `pageKit` is put into a document once, as source text, so it may use
 * nothing but its parameter and the page. Roles and names are computed by axe-core: browsers differ in what they
 * reveal over the protocol (Firefox finds nothing in shadow roots or frames of extension pages), axe does not.
 */

export type Matcher = { exact?: string; part?: string; pattern?: string; flags?: string };
export type Step =
  | { by: 'role'; role: string; name?: Matcher }
  | { by: 'label'; name: Matcher }
  | { by: 'css'; selector: string }
  | { by: 'index'; index: number };

type VirtualNode = { actualNode: Element };
/** What is used of axe-core; its own types leave most of it out. */
type AxeNames = {
  setup(): VirtualNode;
  teardown(): void;
  utils: { querySelectorAll(tree: VirtualNode, selector: string): VirtualNode[] };
  commons: {
    aria: { getRole(node: VirtualNode): string | null };
    dom: { isVisibleToScreenReaders(node: VirtualNode): boolean };
    text: { accessibleTextVirtual(node: VirtualNode): string };
  };
};

export type PageKit = ReturnType<typeof pageKit>;

export function pageKit(axe?: AxeNames) {
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

  function matches(text: string, { exact, part, pattern, flags }: Matcher): boolean {
    const plain = squeeze(text);
    if (exact !== undefined) return plain === squeeze(exact);
    if (pattern !== undefined) return new RegExp(pattern, flags).test(plain);
    return plain.toLowerCase().includes(squeeze(part ?? '').toLowerCase());
  }

  /** Runs `use` with the page's tree of elements, shadow roots included. */
  function withTree<T>(use: (names: AxeNames, tree: VirtualNode) => T): T {
    if (!axe) throw new Error('axe-core is not in this page yet');
    const tree = axe.setup();
    try {
      return use(axe, tree);
    } finally {
      axe.teardown();
    }
  }

  function contains(outer: Element, inner: Element): boolean {
    for (let node: Node | null = inner; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      if (node === outer) return true;
    }
    return false;
  }

  /** Every element that the steps lead to. Hidden ones are left out, except by CSS selector. */
  function locate(steps: Step[]): Element[] {
    return withTree((names, tree) => {
      let scope: Element[] | undefined;
      for (const step of steps) {
        if (step.by === 'index') {
          const chosen: Element | undefined = scope?.[step.index];
          scope = chosen ? [chosen] : [];
          continue;
        }
        const inside = scope;
        const control = 'input, textarea, select, button, [contenteditable], [role]';
        const selector = step.by === 'css' ? step.selector : step.by === 'label' ? control : '*';
        scope = names.utils
          .querySelectorAll(tree, selector)
          .filter((node) => {
            const element = node.actualNode;
            if (inside && !inside.some((outer) => outer !== element && contains(outer, element))) return false;
            if (step.by === 'css') return true;
            if (step.by === 'role' && names.commons.aria.getRole(node) !== step.role) return false;
            if (step.by === 'label' && !/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) {
              const role = names.commons.aria.getRole(node) ?? '';
              if (!/^(textbox|searchbox|combobox|listbox|spinbutton|slider|checkbox|radio|switch)$/.test(role)) {
                return false;
              }
            }
            if (!names.commons.dom.isVisibleToScreenReaders(node)) return false;
            return !step.name || matches(names.commons.text.accessibleTextVirtual(node), step.name);
          })
          .map((node) => node.actualNode);
      }
      return scope ?? [];
    });
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
    return [own, ...shadows.flatMap(({ shadowRoot }) => (shadowRoot ? textOf(shadowRoot) : []))].join('\n').trim();
  }

  function nameOf(element: Element): string {
    return withTree((names, tree) => {
      const node = names.utils.querySelectorAll(tree, '*').find(({ actualNode }) => actualNode === element);
      return node ? squeeze(names.commons.text.accessibleTextVirtual(node)) : '';
    });
  }

  function focused(): Element | null {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement ? null : element;
  }

  return {
    count: (steps: Step[]) => locate(steps).filter(isVisible).length,
    one,
    clickable,
    isEnabled: (steps: Step[]) => isEnabled(one(steps)),
    name: (steps: Step[]) => nameOf(one(steps)),
    text: (steps: Step[]) => textOf(one(steps)),
    pageText: () => (document.body ? textOf(document.body) : ''),
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
}
