import { afterEach, describe, expect, it, vi } from 'vitest';
import { signerOf } from '../../../../lib/background/vault/vault';
import { createWebhookCommands } from '../../../../lib/background/webhooks/webhookCommands';
import { TOKEN_ID } from '../../support/examples';
import { HEADER, keepBoth, PASSPHRASE, SECRETS, SIGNED, startCovered, startRoom } from './room';

afterEach(() => vi.restoreAllMocks());

type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;

/** Every plain key and secret that passes through the browser's cryptography from now on, as the very bytes. */
function watchBytes() {
  const { subtle } = crypto;
  const seen: { where: string; bytes: Uint8Array }[] = [];
  const note = (where: string, given: unknown) => {
    if (given instanceof ArrayBuffer || given instanceof Uint8Array) {
      seen.push({ where, bytes: new Uint8Array(given instanceof ArrayBuffer ? given : given.buffer) });
    }
  };
  const { importKey, encrypt, decrypt } = subtle;
  vi.spyOn(subtle, 'importKey').mockImplementation(((format: string, bytes: Bytes, ...how: unknown[]) => {
    note('importKey', bytes);
    return Reflect.apply(importKey, subtle, [format, bytes, ...how]);
  }) as never);
  vi.spyOn(subtle, 'encrypt').mockImplementation(((how: unknown, key: unknown, bytes: Bytes) => {
    note('encrypt', bytes);
    return Reflect.apply(encrypt, subtle, [how, key, bytes]);
  }) as never);
  vi.spyOn(subtle, 'decrypt').mockImplementation((async (...given: unknown[]) => {
    const bytes = await Reflect.apply(decrypt, subtle, given);
    note('decrypt', bytes);
    return bytes;
  }) as never);
  const bits = vi.spyOn(subtle, 'deriveBits');
  return {
    /** Whatever passed is zero now. */
    expectWiped() {
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter(({ bytes }) => bytes.some((byte) => byte !== 0)).map(({ where }) => where)).toEqual([]);
      expect(bits).not.toHaveBeenCalled();
    },
  };
}

const OTHER = 'another four random words';
type Room = Awaited<ReturnType<typeof startRoom>>;
const signsWith = async (vault: Room['vault'], account: typeof SIGNED) => {
  const signing = await vault.signerFor(account);
  expect(signing.ok && (await signing.sign(''))).toHaveProperty('X-Token-API-Id');
};
const webhookCommands = ({ webhooks }: Room) =>
  createWebhookCommands({
    secrets: webhooks,
    report: async () => {},
    timeline: async () => [],
    isLocked: async () => false,
  });
const WEBHOOK = { accountId: 'header', body: '{}', digest: 'x', secret: 'webhook-secret-yB6qd2' };

/** Everything that a key or a secret passes through, over a vault that is open and has a webhook's secret. */
const WORK: [string, (room: Room) => Promise<unknown>][] = [
  ['a change of the passphrase', ({ passphrase }) => passphrase.change(PASSPHRASE, OTHER)],
  ['a removal of the passphrase', ({ passphrase }) => passphrase.remove(PASSPHRASE)],
  ['unlocking', ({ passphrase }) => passphrase.unlock(PASSPHRASE)],
  ['unlocking a weaker record', ({ wake }) => wake(700).passphrase.unlock(PASSPHRASE)],
  ['a wrong passphrase', ({ passphrase }) => passphrase.unlock('a wrong passphrase')],
  ['saving a secret to sign with', ({ vault }) => vault.keep(SIGNED, SECRETS.signed)],
  ['saving a secret for a header', ({ vault }) => vault.keep(HEADER, SECRETS.header)],
  ['signing', ({ vault }) => Promise.all([SIGNED, HEADER].map((account) => signsWith(vault, account)))],
  ['a signer of typed credentials', () => signerOf(TOKEN_ID, 'signed', SECRETS.signed)],
  ['keeping a webhook’s secret', ({ webhooks }) => webhooks.keep('header', 'another-webhook-secret')],
  ['using a kept webhook’s secret', (room) => webhookCommands(room).check({ ...WEBHOOK, secret: '', keep: false })],
  ['using a typed webhook’s secret', (room) => webhookCommands(room).check({ ...WEBHOOK, keep: false })],
];

describe('the bytes of keys and secrets', () => {
  it.each(WORK)('are wiped after %s [S-104]', async (_what, work) => {
    const room = await startCovered();
    await room.passphrase.unlock(PASSPHRASE);
    await room.webhooks.keep('header', WEBHOOK.secret);
    const bytes = watchBytes();
    await work(room);
    bytes.expectWiped();
  });

  it('are wiped after setting a passphrase, and after covering what it could not take over [S-104]', async () => {
    const room = await startRoom();
    await keepBoth(room);
    const bytes = watchBytes();
    await room.passphrase.set(PASSPHRASE);
    bytes.expectWiped();
    await room.passphrase.cover('signed', SECRETS.signed);
    bytes.expectWiped();
  });
});
