import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { asString, inAttribute } from '../../../../lib/share/snippets/quoting';
import { reactSnippet } from '../../../../lib/share/snippets/react';
import { SNIPPETS } from '../../../../lib/share/snippets/snippets';
import { typescriptSnippet } from '../../../../lib/share/snippets/typescript';
import { vueSnippet } from '../../../../lib/share/snippets/vue';
import { CHECKOUT_ID } from '../../support/examples';
import { FRAMEWORKS } from '../frameworks';

const HOSTILE = `"><script>alert(1)</script>\${x}{{y}}</template>'\\\u2028`;

/** The TypeScript of Vue's single-file component, without its template. */
const scriptOf = (vue: string) => /<script setup lang="ts">\n(.*)<\/script>/s.exec(vue)?.[1] ?? '';

describe('each snippet', () => {
  it.each(SNIPPETS)(
    'in $name follows the guide: its script, its element, its event with both outcomes',
    ({ write }) => {
      const code = write(CHECKOUT_ID);
      for (const part of [
        'https://paycrypto.inqud.com/widget.js',
        'app-widget',
        CHECKOUT_ID,
        'statusChanged',
        'case "SUCCESS"',
        'case "CONFLICT"',
      ]) {
        expect(code).toContain(part);
      }
    },
  );

  it.each(SNIPPETS)(
    'in $name states the guide’s requirements: the width, the domain, the confirmation by the server',
    ({ write }) => {
      const code = write(CHECKOUT_ID).replaceAll(/\s+(\/\/ )?/g, ' ');
      expect(code).toContain('Always 392 px wide. Inqud must have approved the domain of your page');
      expect(code).toContain('is a hint');
      expect(code).toContain('your server knows from Inqud, by its webhook or by its API');
    },
  );

  it.each(SNIPPETS)('in $name escapes a hostile ID', ({ write }) => {
    const [before = '', after = ''] = write('MARK').split('MARK');
    const code = write(HOSTILE);
    const id = code.slice(before.length, code.length - after.length);
    expect(code).toBe(before + id + after);
    expect(id).not.toMatch(/[<\n\u2028]/);
  });
});

describe('an ID in quotes', () => {
  const decode = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

  it('of an attribute ends neither it nor its element, and keeps its value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(inAttribute(text)).not.toMatch(/[<>"'{}]|&(?!#\d+;)/);
        expect(decode(inAttribute(text))).toBe(text);
      }),
    );
  });

  it('of a string ends neither it nor its line nor a script, and keeps its value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(asString(text)).not.toMatch(/[<\n\r\u2028\u2029]/);
        expect(JSON.parse(asString(text))).toBe(text);
      }),
    );
  });

  it('of JSX keeps its value', async () => {
    const { code } = await transformWithOxc(reactSnippet(HOSTILE), 'Checkout.tsx', { jsx: { runtime: 'classic' } });
    const [, id = ''] = /\n\s*id: (".*")\n/.exec(code) ?? [];
    expect(JSON.parse(id)).toBe(HOSTILE);
  });
});

it('the typed snippets pass the strictest type check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  try {
    writeFileSync(join(folder, 'frameworks.d.ts'), FRAMEWORKS);
    writeFileSync(join(folder, 'checkout.ts'), typescriptSnippet(CHECKOUT_ID));
    writeFileSync(join(folder, 'Checkout.tsx'), reactSnippet(CHECKOUT_ID));
    // Vue's template uses what its script declares.
    writeFileSync(join(folder, 'Vue.ts'), `${scriptOf(vueSnippet(CHECKOUT_ID))}\nexport { onStatusChanged };`);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'Bundler',
      lib: ['ES2022', 'DOM'],
      jsx: 'react-jsx',
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
