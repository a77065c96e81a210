import { describe, expect, it, vi } from 'vitest';
import { createWebhookChecking } from '../../../lib/webhooks/checking';
import type { WebhookCheck } from '../../../lib/webhooks/outcomes';
import { account } from '../support/examples';

const VERIFIED: WebhookCheck = { ok: true, verdict: { is: 'verified' }, kept: false, withoutSpaces: false };
const SHOP = account({ id: 'shop', webhookSecret: 'none' });
const BODY = '{"status":"SUCCESS"}';

function open(answer: () => Promise<WebhookCheck> = async () => VERIFIED) {
  const check = vi.fn((_webhook: { accountId: string; body: string; digest: string; secret: string }) => answer());
  return { check, ...createWebhookChecking(check) };
}

describe('the check of a webhook', () => {
  it('is asked with what was pasted and typed; a typed digest counts instead of a pasted one', async () => {
    const { check, change, submit, checked } = open();
    change({ paste: `POST /hook HTTP/1.1\nX-Payload-Digest: ab12\n\n${BODY}`, secret: 's3cret' });
    await submit(SHOP);
    change({ digest: 'cd34' });
    await submit(SHOP);
    expect(check.mock.calls.map(([{ digest }]) => digest)).toEqual(['ab12', 'cd34']);
    expect(checked.value).toMatchObject({ check: VERIFIED, signed: { accountId: 'shop', body: BODY, digest: 'cd34' } });
  });

  it.each([
    [{}, { paste: 'Paste a webhook.', secret: 'Enter the webhook’s secret.' }],
    [{ paste: 'x'.repeat(200_001), secret: 's' }, { paste: 'This is too long for a webhook.' }],
    [{ paste: BODY, secret: '  ' }, { secret: 'Enter the webhook’s secret.' }],
    [{ paste: BODY, secret: 's'.repeat(1001) }, { secret: 'This is too long for a secret. Copy it again.' }],
  ])('is not asked for while something is wrong', async (typed, wrong) => {
    const { check, change, submit, mistakes } = open();
    change(typed);
    await submit(SHOP);
    expect([mistakes.value, check.mock.calls]).toEqual([wrong, []]);
  });

  it('takes a kept secret for an empty field, but not for one with spaces', async () => {
    const kept = account({ webhookSecret: 'browser' });
    const { check, change, submit, mistakes } = open();
    change({ paste: BODY });
    await submit(kept);
    expect(check).toHaveBeenCalledTimes(1);
    change({ secret: ' ' });
    await submit(kept);
    expect(mistakes.value.secret).toMatch(/^There are only spaces here/);
  });

  it('forgets its result once something is changed, also one that is still awaited', async () => {
    const answer = Promise.withResolvers<WebhookCheck>();
    const { change, submit, checked, failed, forget } = open(() => answer.promise);
    change({ paste: BODY, secret: 's3cret' });
    const first = submit(SHOP);
    change({ secret: 's3cre' });
    answer.resolve(VERIFIED);
    await first;
    expect([checked.value, failed.value]).toEqual([null, null]);
    await submit(SHOP);
    expect(checked.value).not.toBeNull();
    forget();
    expect(checked.value).toBeNull();
  });

  it('empties the form of a secret that is kept now, and leaves out the spaces around one that is not', async () => {
    const { change, submit, typed } = open(async () => ({ ...VERIFIED, kept: true }));
    change({ paste: BODY, secret: 's3cret', keep: true });
    await submit(SHOP);
    expect(typed.value).toMatchObject({ secret: '', keep: false });
    const other = open(async () => ({ ...VERIFIED, withoutSpaces: true }));
    other.change({ paste: BODY, secret: ' s3cret ' });
    await other.submit(SHOP);
    expect(other.checked.value?.signed.secret).toBe('s3cret');
  });

  it('says why it could not be checked', async () => {
    const { change, submit, failed } = open(() => Promise.reject(new Error('The database is closed.')));
    change({ paste: BODY, secret: 's3cret' });
    await submit(SHOP);
    expect(failed.value).toBe('The database is closed.');
  });
});
