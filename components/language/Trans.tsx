import type { ComponentChild, VNode } from 'preact';
import { cloneElement } from 'preact';
import { i18n } from '../../lib/language/i18n';

type Props = {
  id: string;
  message?: string;
  values?: Record<string, unknown>;
  components?: Record<string, VNode>;
};

/** A message with elements in it, as the macro of the same name makes it: `<0>…</0>` stands for the first element. */
export function Trans({ id, message, values, components }: Props) {
  const options = message === undefined ? {} : { message };
  if (!components) return <>{i18n._(id, values, options)}</>;
  return <>{withElements(i18n._(id, withoutTags(values), options), components)}</>;
}

/** Stands for "<" in a value, which is no element, whatever it says. */
const LESS = '\uf8ff';

function withoutTags(values: Props['values'] = {}): Record<string, unknown> {
  const plain = (value: unknown) => (typeof value === 'string' ? value.replaceAll('<', LESS) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

/** An element of a message, whole or empty: `<0>the name</0>`, `<1/>`. None is within another of its own number. */
const ELEMENT = /<(\d+)>([\s\S]*?)<\/\1>|<(\d+)\/>/g;

function withElements(text: string, components: Record<string, VNode>): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const match of text.matchAll(ELEMENT)) {
    const [whole, number, inner = '', empty] = match;
    const element = components[number ?? empty ?? ''];
    parts.push(shown(text.slice(at, match.index)));
    if (element)
      parts.push(number === undefined ? element : cloneElement(element, {}, ...withElements(inner, components)));
    else parts.push(...withElements(inner, components));
    at = match.index + whole.length;
  }
  return [...parts, shown(text.slice(at))];
}

const shown = (text: string) => text.replaceAll(LESS, '<');
