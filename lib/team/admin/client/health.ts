import * as v from 'valibot';

const Health = v.object({ ok: v.boolean(), says: v.string() });

/** What the receiver on this machine says of itself, or null when it does not answer. */
export async function readHealth(port: number): Promise<v.InferOutput<typeof Health> | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(3000) });
    return v.parse(Health, await response.json());
  } catch {
    return null;
  }
}
