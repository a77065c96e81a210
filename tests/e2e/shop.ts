import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transformWithOxc } from 'vite';
import type { Answer, Handler } from '../simulator/http/exchange.ts';
import { htmlAnswer, notFoundPage } from '../simulator/http/exchange.ts';

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
    /** Puts a copied snippet into the site as its remarks say. Without React here, Preact takes its place. */
    putUp: {
      HTML: async (code: string) => {
        pages = { '/': htmlAnswer(200, code) };
      },
      TypeScript: async (code: string) =>
        withScript('<div id="checkout"></div>', (await transformWithOxc(code, 'checkout.ts')).code),
      React: async (code: string) => withScript('<div id="root"></div>', await bundled(code)),
    },
  };
}

async function bundled(component: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'shop-'));
  try {
    await writeFile(join(root, 'Checkout.tsx'), component);
    await writeFile(
      join(root, 'main.tsx'),
      `import { render } from 'react';
      import { Checkout } from './Checkout';
      render(<Checkout />, document.getElementById('root'));`,
    );
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
      resolve: {
        alias: [
          {
            find: /^react\/jsx-(dev-)?runtime$/,
            replacement: fileURLToPath(import.meta.resolve('preact/jsx-runtime')),
          },
          { find: /^react$/, replacement: fileURLToPath(import.meta.resolve('preact/compat')) },
        ],
      },
      build: { write: false, lib: { entry: 'main.tsx', formats: ['es'] } },
    });
    const [made] = [result].flat();
    if (!made || !('output' in made)) throw new Error('Nothing was bundled.');
    return made.output[0].code;
  } finally {
    await rm(root, { recursive: true });
  }
}
