import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { build, transformWithOxc } from 'vite';
import type { Answer, Handler } from '../../simulator/http/exchange.ts';
import { htmlAnswer, notFoundPage } from '../../simulator/http/exchange.ts';

export const SHOP = 'shop.example';

/** A shop's site, which shows whatever page was put up last. */
export function createShop() {
  let pages: Record<string, Answer> = {};
  const site: Handler = ({ path }) => pages[path] ?? notFoundPage();
  const withScript = (html: string, code: string) => {
    pages = {
      '/': htmlAnswer(
        200,
        `<!doctype html><html lang="en"><title>Shop</title>${html}<script type="module" src="/shop.js"></script>`,
      ),
      '/shop.js': { status: 200, headers: { 'content-type': 'text/javascript' }, body: code },
    };
  };
  return {
    site,
    /** Puts a copied snippet into the site as its remarks say. */
    putUp: {
      HTML: async (code: string) => {
        pages = { '/': htmlAnswer(200, code) };
      },
      TypeScript: async (code: string) =>
        withScript('<div id="checkout"></div>', (await transformWithOxc(code, 'checkout.ts')).code),
      React: async (code: string) => withScript('<div id="root"></div>', await bundled('Checkout.tsx', code, REACT)),
      Vue: async (code: string) => withScript('<div id="root"></div>', await bundled('Checkout.vue', code, VUE)),
    },
  };
}

const REACT = `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Checkout } from './Checkout';
createRoot(document.getElementById('root')).render(createElement(Checkout));`;
const VUE = `import { createApp } from 'vue';
import Checkout from './Checkout.vue';
createApp(Checkout).mount('#root');`;

/** A component and the module that mounts it, built as a shop would: the frameworks come from this project's packages. */
async function bundled(file: string, component: string, main: string): Promise<string> {
  await mkdir('.output', { recursive: true });
  const root = await mkdtemp(join('.output', 'shop-'));
  try {
    await writeFile(join(root, file), component);
    await writeFile(join(root, 'main.ts'), main);
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'app-widget' } } })],
      oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, minify: false, lib: { entry: 'main.ts', formats: ['es'] } },
    });
    const [made] = [result].flat();
    if (!made || !('output' in made)) throw new Error('Nothing was bundled.');
    return made.output[0].code;
  } finally {
    await rm(root, { recursive: true });
  }
}
