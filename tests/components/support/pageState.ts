/**
 * Where a text is in the state of a page: in its elements, and in the hooks, props, signals and refs of its components,
 * which Preact hangs on them. What only a closure holds cannot be seen from here.
 */
export function placesOf(text: string, root: Node = document.body): string[] {
  const seen = new Set<unknown>();
  const places: string[] = [];
  let next: [value: unknown, path: string][] = [[root, '']];
  const add = (value: unknown, path: string) => void next.push([value, path]);
  while (next.length > 0) {
    const [[value, path], ...rest] = next as [[unknown, string], ...[unknown, string][]];
    next = rest;
    if (typeof value === 'string') {
      if (value.includes(text)) places.push(path);
      continue;
    }
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value === globalThis || value instanceof Document) continue;
    if (value instanceof Node) {
      for (const child of value.childNodes) add(child, `${path} > ${child.nodeName}`);
      if (value instanceof CharacterData) add(value.data, `${path} text`);
      if (value instanceof Element) {
        for (const { name, value: attribute } of value.attributes) add(attribute, `${path}[${name}]`);
        if ('value' in value) add(value.value, `${path}.value`);
      }
    }
    if (value instanceof Map) for (const [key, item] of value) add([key, item], `${path}<map>`);
    if (value instanceof Set) for (const item of value) add(item, `${path}<set>`);
    // Of an element only what Preact has put there: the rest is the browser's own.
    for (const key of value instanceof Node ? Object.keys(value) : Reflect.ownKeys(value)) {
      // Where the element was written, in a test's build alone.
      if (key === '__self' || key === '__source') continue;
      const { value: item } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      add(item, `${path}.${String(key)}`);
    }
  }
  return places;
}
