import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The tool as it is run, with what it says. */
function run(...words: string[]) {
  const child = spawn(process.execPath, ['lib/team/admin/main.ts', ...words], { stdio: 'pipe' });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (text) => {
      said += String(text);
    });
  }
  const exit = once(child, 'exit').then(([code]) => code);
  return {
    said: () => said,
    type: (line: string) => child.stdin.write(`${line}\n`),
    interrupt: () => child.kill('SIGINT'),
    exit,
  };
}

describe('the tool on the command line', () => {
  it('says how it is used, and what it does not know', async () => {
    const help = run('--help');
    expect(await help.exit).toBe(0);
    expect(help.said()).toContain('npm run team -- init HOST');
    for (const [words, sentence] of [
      [['dance'], 'Unknown command "dance"'],
      [['init'], 'Usage: npm run team -- init HOST'],
      [['up', '--loud'], "Unknown option '--loud'"],
      [['init', 'desk.shop.example', '--client-port', '70000'], '"70000" is no port'],
      [['up', '--size', 'much'], '"much" is no size'],
      [['up', '--folder', '/nowhere/at/all'], 'There is no team in /nowhere/at/all. Begin with'],
    ] as const) {
      const tool = run(...words);
      expect([words, await tool.exit]).toEqual([words, 1]);
      expect(tool.said()).toMatch(new RegExp(sentence));
    }
    expect(existsSync('/nowhere')).toBe(false);
  });
});
