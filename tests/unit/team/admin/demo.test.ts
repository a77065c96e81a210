import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../../lib/team/admin/client/connection';
import { readInvitation } from '../../../../lib/team/contract/invitation';
import { inboxOf } from '../../../../lib/team/contract/subjects';
import { newComer } from '../../../team/adminOnServer';

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
  it('shows a team on this machine, lets desks in, and leaves nothing behind', async () => {
    const anna = await newComer();
    const tool = run('demo');
    await expect.poll(tool.said).toContain('A name');
    tool.type('Anna');
    tool.type('nonsense');
    await expect.poll(tool.said).toContain('This is no join code');
    tool.type('Anna');
    tool.type(anna.code);
    await expect.poll(tool.said).toMatch(/desk-invitation-1\S+\n/);
    const [text = ''] = /desk-invitation-1\S+/.exec(tool.said()) ?? [];
    const read = await readInvitation(text, anna.desk, anna.box);
    if (!read.ok) throw new Error(read.why);
    const { servers } = read.invitation;
    expect(servers).toEqual([expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+$/)]);
    const connection = await openConnection({ servers, seed: anna.seed, inbox: inboxOf('anna') }, 10_000);
    await connection.close();
    tool.interrupt();
    expect(await tool.exit).toBe(0);
    await expect(openConnection({ servers, seed: anna.seed, inbox: inboxOf('anna') }, 10_000)).rejects.toThrow();
  });

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
