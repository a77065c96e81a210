import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home with a policy for one extension, as Firefox on Linux looks for it beside policies of the whole system. */
export async function homeWithPolicy(id: string, data: Record<string, string>) {
  const home = await mkdtemp(join(tmpdir(), 'checkout-desk-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  await mkdir(folder, { recursive: true });
  const manifest = { name: id, description: 'Set by the company.', type: 'storage', data };
  await writeFile(join(folder, `${id}.json`), JSON.stringify(manifest));
  return { env: { ...process.env, HOME: home }, remove: () => rm(home, { recursive: true, force: true }) };
}
