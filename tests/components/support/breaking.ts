import { options } from 'preact';

/** Preact's hook before a component is rendered, by its name in the build (`options._render`). */
const RENDER = '__r';

const broken = new Set<string>();
let isWatching = false;

/** From now on, a component of this name throws when it is rendered. Returns how to mend it. */
export function breakComponent(name: string, error: unknown = new Error(`${name} is broken`)): () => void {
  if (!isWatching) watch();
  broken.add(name);
  errors.set(name, error);
  return () => broken.delete(name);
}

const errors = new Map<string, unknown>();

function watch(): void {
  isWatching = true;
  const before: unknown = Reflect.get(options, RENDER);
  Reflect.set(options, RENDER, (vnode: { type: unknown }) => {
    if (typeof before === 'function') before(vnode);
    const { type } = vnode;
    if (typeof type === 'function' && broken.has(type.name)) throw errors.get(type.name);
  });
}

export function mendAll(): void {
  broken.clear();
}
