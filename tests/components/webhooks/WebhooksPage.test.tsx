import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { WebhooksPage } from '../../../components/webhooks/WebhooksPage';
import type { Known, WebhookActions } from '../../../components/webhooks/webhookActions';
import type { Account } from '../../../lib/accounts/account';
import type { Verdict } from '../../../lib/webhooks/diagnose';
import type { WebhookCheck } from '../../../lib/webhooks/outcomes';
import { RECEIVERS } from '../../../lib/webhooks/receivers';
import { account, CHECKOUT_ID, checkout, SAMPLE_SECRET, WIDGET_ID } from '../../unit/support/examples';
import { entry, saidAt, shops, startClipboard, textOf, toHaveFocus } from '../support/stage';

const BODY = `{"id":"${CHECKOUT_ID}","status":"SUCCESS","clientOrderId":"1234567890","projectId":"${WIDGET_ID}","lastUpdatedAt":"2026-03-01T12:00:00Z"}`;
const DIGEST = '7e36242a10fd65cbaacd7ff288df9fd3f9e75a46';
const REQUEST = `POST /hooks HTTP/1.1\nX-Payload-Digest: ${DIGEST}\n\n${BODY}`;
const HERE: Known = { checkout: checkout(), timeline: [] };

function open(
  changes: { accounts?: Account[]; locked?: boolean; known?: Known; actions?: Partial<WebhookActions> } = {},
) {
  const told = {
    check: vi.fn<WebhookActions['check']>(async () => ({
      ok: true,
      verdict: { is: 'verified' },
      kept: false,
      withoutSpaces: false,
    })),
    note: vi.fn<WebhookActions['note']>(async () => ({ ok: true, noted: true })),
    forget: vi.fn(async (_accountId: string) => {}),
  };
  const actions: WebhookActions = {
    ...told,
    lookUp: async () => (changes.known === undefined ? HERE : changes.known),
    hrefOf: (id: string) => `#/checkouts/${id}`,
    ...changes.actions,
  };
  const page = (locked: boolean) => (
    <WebhooksPage
      accounts={changes.accounts ?? [account()]}
      currentId={changes.accounts?.at(0)?.id ?? 'shop'}
      locked={locked}
      actions={actions}
    />
  );
  const { rerender } = render(page(changes.locked ?? false));
  return { actions: told, user: userEvent.setup(), lock: () => rerender(page(true)) };
}

const pasteField = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Webhook$/ });
const digestField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'X-Payload-Digest' });
const secretField = () => screen.getByLabelText<HTMLInputElement>('Webhook secret');
const result = () => screen.findByRole('region', { name: 'Result' });

async function fill(user: ReturnType<typeof userEvent.setup>, text = REQUEST, secret = SAMPLE_SECRET) {
  await user.click(pasteField());
  await user.paste(text);
  await user.click(secretField());
  if (secret !== '') await user.paste(secret);
}
const check = (user: ReturnType<typeof userEvent.setup>) =>
  user.click(screen.getByRole('button', { name: 'Check webhook' }));

describe('what is pasted', () => {
  it.each([
    [REQUEST, 'Recognized as a request. It includes the signature.'],
    [`Host: x\n\n${BODY}`, 'Recognized as a request. It has no signature: enter it below.'],
    [`curl -H 'X-Payload-Digest: ${DIGEST}' -d '${BODY}'`, 'Recognized as a curl command. It includes the signature.'],
    [BODY, 'Recognized as a body only. It has no signature: enter it below.'],
    [btoa(BODY), 'Found the body in Base64. It has no signature: enter it below.'],
    ['curl -d @body.json x', 'The command takes the body from the file “body.json”, which can’t be read here.'],
    ["curl -d '{", 'a quote is never closed'],
    ['Host: x\nA: b\n', 'There’s no blank line between the headers and the body.'],
    ['Host: x\n\n', 'There’s no body.'],
  ])('is recognised, and said: %j', async (text, said) => {
    const { user } = open();
    await user.click(pasteField());
    await user.paste(text);
    expect(saidAt(pasteField())).toContain(said);
  });

  it('that wraps a body is checked as the body, then as it is, because it could itself be signed', async () => {
    const bodies: string[] = [];
    const { user } = open({
      actions: {
        check: async ({ body }) => {
          bodies.push(body);
          const verdict: Verdict = body === BODY ? { is: 'wrong', faults: [] } : { is: 'verified' };
          return { ok: true, verdict, kept: false, withoutSpaces: false };
        },
      },
    });
    await fill(user, btoa(BODY));
    await check(user);
    expect(textOf(await result())).toContain('Verified');
    expect(bodies).toEqual([BODY, btoa(BODY)]);
  });

  it('gives body and digest to the check, and the typed secret exactly as it is', async () => {
    const { user, actions } = open();
    await fill(user, REQUEST, ` ${SAMPLE_SECRET}\t`);
    expect(digestField().placeholder).toBe(DIGEST);
    await check(user);
    await result();
    expect(actions.check).toHaveBeenCalledExactlyOnceWith({
      accountId: 'shop',
      body: BODY,
      digest: DIGEST,
      secret: ` ${SAMPLE_SECRET}\t`,
      keep: false,
    });
  });

  it('counts less than a digest that is typed', async () => {
    const { user, actions } = open();
    await fill(user);
    await user.type(digestField(), 'abc');
    await check(user);
    expect(actions.check.mock.calls[0]?.[0]).toMatchObject({ digest: 'abc' });
  });

  it.each([
    ['', SAMPLE_SECRET, /^Webhook$/, 'Paste a webhook.'],
    ['curl -d @body.json x', SAMPLE_SECRET, /^Webhook$/, 'the file “body.json”'],
    [BODY, '', 'Webhook secret', 'Enter the webhook’s secret.'],
    [BODY, '  ', 'Webhook secret', 'Enter the webhook’s secret.'],
    [BODY, 'x'.repeat(1001), 'Webhook secret', 'This is too long for a secret.'],
    ['x'.repeat(200_001), SAMPLE_SECRET, /^Webhook$/, 'This is too long for a webhook.'],
  ])('is told when nothing can be checked, %#', async (text, secret, label, mistake) => {
    const { user, actions } = open();
    if (text !== '') {
      await user.click(pasteField());
      await user.paste(text);
    }
    await user.click(secretField());
    if (secret !== '') await user.paste(secret);
    await check(user);
    expect(saidAt(screen.getByLabelText(label))).toContain(mistake);
    expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
    expect(actions.check).not.toHaveBeenCalled();
  });
});

describe('the result', () => {
  it('is said aloud: verified, with what the webhook says and how it stands to the history', async () => {
    const { user } = open();
    await fill(user);
    await check(user);
    const said = textOf(await result());
    expect(said).toContain('VerifiedSignature verified. It matches this body and secret.');
    expect(said).toContain('Order ID1234567890');
    await screen.findByText('It’s newer than the status in this browser: Open.');
    expect((await result()).closest('[role=status]')).not.toBeNull();
  });

  it('says when only the secret without the spaces around it fits, and notes with that one', async () => {
    const answer: WebhookCheck = { ok: true, verdict: { is: 'verified' }, kept: false, withoutSpaces: true };
    const { user, actions } = open({ actions: { check: async () => answer } });
    await fill(user, REQUEST, ` ${SAMPLE_SECRET} `);
    await check(user);
    expect(textOf(await result())).toContain(
      'VerifiedSignature verified, but only without the spaces around the secret. Make sure your server has the secret without them.',
    );
    await user.click(await screen.findByRole('button', { name: 'Add to timeline' }));
    expect(actions.note.mock.calls[0]?.[0]).toMatchObject({ secret: SAMPLE_SECRET });
  });

  it('says that what is kept has no spaces around it, and of a right secret what else is wrong', async () => {
    const kept: WebhookCheck = { ok: true, verdict: { is: 'verified' }, kept: true, withoutSpaces: true };
    const verdict: Verdict = { is: 'explained', faults: ['upper case'], change: null };
    const answers: WebhookCheck[] = [kept, { ok: true, verdict, kept: false, withoutSpaces: true }];
    const { user } = open({ actions: { check: async () => answers.shift() ?? kept } });
    await fill(user, REQUEST, ` ${SAMPLE_SECRET}`);
    await check(user);
    expect(textOf(await result())).toMatch(/The secret is saved with .*, without the spaces\./);
    await user.type(secretField(), ` ${SAMPLE_SECRET}`);
    await check(user);
    const said =
      'The secret is right, but only without the spaces around it. Make sure your server has it without them.';
    await waitFor(async () => expect(textOf(await result())).toContain(said));
  });

  it.each<[object, string, string]>([
    [{ is: 'explained', faults: ['upper case'], change: null }, 'right, but in upper case', 'compare in lower case'],
    [{ is: 'explained', faults: ['SHA-256'], change: null }, 'The signature was made with SHA-256.', 'HMAC-SHA1'],
    [{ is: 'explained', faults: ['base64'], change: null }, 'written in Base64', 'in hex'],
    [{ is: 'explained', faults: ['surroundings'], change: null }, 'spaces, quotes, or a name', '40 hex digits'],
    [
      { is: 'explained', faults: [], change: { kind: 'layout', signed: 'compact' } },
      'The secret is right. The JSON was reformatted: it was signed without any spaces.',
      'from the bytes as they arrive',
    ],
    [{ is: 'explained', faults: [], change: { kind: 'newline added' } }, 'ends with a line break', 'from the bytes'],
    [{ is: 'explained', faults: [], change: { kind: 'newline removed' } }, 'which is missing here', 'from the bytes'],
    [{ is: 'explained', faults: [], change: { kind: 'spaces added' } }, 'spaces around it', 'from the bytes'],
    [
      { is: 'explained', faults: [], change: { kind: 'byte order mark added' } },
      'invisible character',
      'from the bytes',
    ],
    [
      { is: 'explained', faults: [], change: { kind: 'line ends', signed: 'CRLF' } },
      'Windows line endings (CRLF)',
      'from the bytes',
    ],
    [
      { is: 'explained', faults: [], change: { kind: 'line ends', signed: 'LF' } },
      'plain line endings',
      'from the bytes',
    ],
    [{ is: 'explained', faults: [], change: { kind: 'escapes' } }, 'escaped differently', 'from the bytes'],
    [
      { is: 'wrong', faults: [] },
      'either the secret is different or the body was changed',
      'isn’t the API token’s secret',
    ],
    [{ is: 'unreadable', why: 'missing' }, 'The signature is missing.', 'only if the webhook has a secret'],
    [{ is: 'unreadable', why: 'length', digits: 20 }, 'has 20 characters instead of 40', 'Copy the whole value'],
    [{ is: 'unreadable', why: 'not hex' }, 'aren’t hex digits', 'Copy the whole value'],
  ])('says precisely why it does not fit: %j', async (verdict, what, todo) => {
    const { user } = open({
      actions: { check: async () => ({ ok: true, verdict, kept: false, withoutSpaces: false }) as never },
    });
    await fill(user);
    await check(user);
    const said = textOf(await result());
    expect(said).toMatch(/^Not verified/);
    expect(said).toContain(what);
    expect(said).toContain(todo);
    await screen.findByRole('link', { name: /^Open/ });
    expect(screen.queryByRole('button', { name: 'Add to timeline' })).toBeNull();
    expect(textOf(await result())).toContain('anyone could have written it');
    expect(textOf(await result())).not.toMatch(/than what this browser has|has the same status/);
  });

  it.each(['locked', 'noSecret', 'damagedSecret'] as const)('says when the kept secret is %s', async (why) => {
    const { user } = open({ actions: { check: async () => ({ ok: false, why }) } });
    await fill(user);
    await check(user);
    expect(textOf(await result())).toMatch(/^Not checked.*[Ee]nter (it|the (webhook’s )?secret)/);
  });

  it.each([
    ['{"field":"value"}', 'The body has no “id” at its top level.'],
    ['{"id":"CCO-1"}', 'The body has no “status”.'],
    ['plain', 'The body isn’t a JSON object'],
  ])('says of %j what it lacks', async (body, said) => {
    const { user } = open();
    await fill(user, body);
    await check(user);
    expect(textOf(await result())).toContain(said);
  });

  it.each<[string, Known, string]>([
    ['not here', null, 'This checkout isn’t in this browser.'],
    ['the same', { checkout: checkout({ status: 'SUCCESS' }), timeline: [] }, 'has the same status: Paid.'],
    [
      'further',
      { checkout: checkout({ answer: '{"lastUpdatedAt":"2026-03-02T12:00:00Z"}', status: 'CONFLICT' }), timeline: [] },
      'It arrived out of order: Inqud has since reported Conflict.',
    ],
    ['of no known order', { checkout: checkout({ status: 'ON_HOLD' }), timeline: [] }, 'no way to tell'],
    ['of another order', { checkout: checkout({ orderId: 'other' }), timeline: [] }, 'order ID isn’t the one'],
    ['of another widget', { checkout: checkout({ widgetId: 'CAP-2' }), timeline: [] }, 'to a different widget'],
  ])('compares with a checkout that is %s', async (_what, known, said) => {
    const { user } = open({ known });
    await fill(user);
    await check(user);
    await screen.findByText(new RegExp(said));
  });

  it('is taken away when a field changes: it was about something else', async () => {
    const { user } = open();
    await fill(user);
    await check(user);
    await result();
    await user.type(pasteField(), ' ');
    expect(screen.queryByRole('region', { name: 'Result' })).toBeNull();
  });

  it('is not shown when the form has changed before it came', async () => {
    const answer = Promise.withResolvers<{
      ok: true;
      verdict: { is: 'verified' };
      kept: boolean;
      withoutSpaces: boolean;
    }>();
    const { user } = open({ actions: { check: () => answer.promise } });
    await fill(user);
    await check(user);
    await user.type(secretField(), 'x');
    answer.resolve({ ok: true, verdict: { is: 'verified' }, kept: false, withoutSpaces: false });
    await answer.promise;
    expect(screen.queryByRole('region', { name: 'Result' })).toBeNull();
  });

  it('is told when the background fails', async () => {
    const { user } = open({ actions: { check: () => Promise.reject(new Error('The disk is full.')) } });
    await fill(user);
    await check(user);
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
  });
});

describe('noting it in the timeline', () => {
  const noteButton = () => screen.findByRole('button', { name: 'Add to timeline' });

  it('sends the whole webhook, to be verified once more, and says that Inqud is asked', async () => {
    const { user, actions } = open();
    await fill(user);
    await check(user);
    await user.click(await noteButton());
    await screen.findByText(/^Added to the timeline as reported/);
    expect(actions.note).toHaveBeenCalledExactlyOnceWith({
      accountId: 'shop',
      body: BODY,
      digest: DIGEST,
      secret: SAMPLE_SECRET,
    });
    expect(screen.queryByRole('button', { name: 'Add to timeline' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Open 1234567890' }).getAttribute('href')).toBe(
      `#/checkouts/${CHECKOUT_ID}`,
    );
  });

  it('is not offered for what stands there already', async () => {
    const again = entry({ source: 'webhook', to: 'SUCCESS', updatedAt: '2026-03-01T12:00:00Z' });
    const { user } = open({ known: { checkout: checkout(), timeline: [again] } });
    await fill(user);
    await check(user);
    await screen.findByText(/^It’s already in the timeline/);
    expect(screen.queryByRole('button', { name: 'Add to timeline' })).toBeNull();
  });

  it('is not offered for a request, whose checkout can be opened', async () => {
    const { user } = open();
    await fill(user, `{"id":"CAPD-1","status":"SUCCESS","checkoutId":"${CHECKOUT_ID}"}`);
    await check(user);
    await screen.findByRole('link', { name: 'Open 1234567890' });
    expect(screen.queryByRole('button', { name: 'Add to timeline' })).toBeNull();
    screen.getByText(/^This webhook is about a request/);
  });

  it.each([
    [{ ok: true, noted: false } as const, 'too many reports'],
    [{ ok: false, why: 'notVerified' } as const, 'couldn’t be verified'],
    [{ ok: false, why: 'notACheckout' } as const, 'isn’t about a checkout'],
    [{ ok: false, why: 'locked' } as const, 'locked'],
  ])('says why it was not done: %j', async (outcome, said) => {
    const { user } = open({ actions: { note: async () => outcome } });
    await fill(user);
    await check(user);
    await user.click(await noteButton());
    expect((await screen.findByRole('alert')).textContent).toContain(said);
    await noteButton();
  });
});

describe('the secret', () => {
  const kept = (changes: Partial<Account> = {}) => [account({ webhookSecret: 'browser', ...changes })];
  const box = () => screen.queryByRole<HTMLInputElement>('checkbox', { name: /^Save the secret with Shop/ });

  it('is hidden while it is typed, and kept only when that is asked', async () => {
    const { user, actions } = open();
    expect(secretField().type).toBe('password');
    expect(box()).toBeNull();
    await fill(user);
    expect(box()?.checked).toBe(false);
    await user.click(screen.getByRole('checkbox'));
    await check(user);
    expect(actions.check.mock.calls[0]?.[0]).toMatchObject({ keep: true, secret: SAMPLE_SECRET });
  });

  it('leaves the page once it is kept, and noting goes by the kept one', async () => {
    const { user, actions } = open({
      actions: { check: async () => ({ ok: true, verdict: { is: 'verified' }, kept: true, withoutSpaces: false }) },
    });
    await fill(user);
    await user.click(screen.getByRole('checkbox'));
    await check(user);
    await screen.findByText('The secret is saved with Shop.');
    expect(secretField().value).toBe('');
    await user.click(await screen.findByRole('button', { name: 'Add to timeline' }));
    expect(actions.note.mock.calls[0]?.[0]).toMatchObject({ secret: '' });
  });

  it('need not be typed when one is kept', async () => {
    const { user, actions } = open({ accounts: kept() });
    expect(saidAt(secretField())).toContain('A secret is saved with Shop. Leave this empty to use it.');
    await fill(user, REQUEST, '');
    await check(user);
    expect(actions.check.mock.calls[0]?.[0]).toMatchObject({ secret: '' });
  });

  it('is forgotten by a button, after one question', async () => {
    const { user, actions } = open({ accounts: kept() });
    await user.click(screen.getByRole('button', { name: 'Delete saved secret…' }));
    const dialog = screen.getByRole('dialog', { name: 'Delete the saved webhook secret?' });
    await toHaveFocus(within(dialog).getByRole('button', { name: 'Cancel' }));
    await user.click(within(dialog).getByRole('button', { name: 'Delete secret' }));
    await waitFor(() => expect(actions.forget).toHaveBeenCalledExactlyOnceWith('shop'));
  });

  it.each([
    [{ webhookSecret: 'damaged' as const }, false, 'is damaged. Enter it and save it again.'],
    [{ webhookSecret: 'passphrase' as const }, true, 'Unlock to use it, or enter one here.'],
    [{ webhookSecret: 'none' as const }, false, 'isn’t the API token’s'],
  ])('says how it is kept: %j', (changes, locked, said) => {
    open({ accounts: kept(changes), locked });
    expect(saidAt(secretField())).toContain(said);
  });

  it('cannot be kept or forgotten while locked', async () => {
    const { user } = open({ accounts: kept(), locked: true });
    await fill(user);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Delete/ }).disabled).toBe(true);
  });

  it('leaves the field and the result when the desk locks', async () => {
    const { user, lock } = open();
    await fill(user);
    await check(user);
    await result();
    lock();
    await waitFor(() => expect(secretField().value).toBe(''));
    expect(screen.queryByRole('region', { name: 'Result' })).toBeNull();
    expect(pasteField().value).toBe(REQUEST);
  });
});

describe('the account', () => {
  it('is that of the webhook’s widget, unless another one is chosen', async () => {
    const accounts = shops(3, (place) => ({ widgetId: place === 1 ? WIDGET_ID.toUpperCase() : `CAP-${place}` }));
    const { user, actions } = open({ accounts });
    const chosen = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    expect(chosen.value).toBe('shop-1');
    await fill(user);
    expect(chosen.value).toBe('shop-2');
    await user.selectOptions(chosen, 'Shop 3');
    await check(user);
    expect(actions.check.mock.calls[0]?.[0]).toMatchObject({ accountId: 'shop-3' });
  });

  it('is asked for when there is none', () => {
    open({ accounts: [] });
    screen.getByText(/^Add an account in Settings first/);
    screen.getByRole('heading', { name: 'Set up webhooks' });
  });
});

describe('the receivers', () => {
  it.each(RECEIVERS)('in $language are shown and copied exactly as they are', async ({ language, file, text }) => {
    const clipboard = startClipboard();
    const { user } = open();
    await user.click(screen.getByRole('tab', { name: language }));
    expect(screen.getByRole('region', { name: file }).textContent).toBe(text);
    await user.click(screen.getByRole('button', { name: `Copy ${file}` }));
    await waitFor(() => expect(clipboard.text).toBe(text));
  });

  it('are reached by arrow keys, Home and End', async () => {
    const { user } = open();
    await user.click(screen.getByRole('tab', { name: 'Node' }));
    const selected = () => screen.getByRole('tab', { selected: true }).textContent;
    for (const [key, language] of [
      ['ArrowRight', 'Python'],
      ['ArrowRight', 'PHP'],
      ['ArrowRight', 'Node'],
      ['ArrowLeft', 'PHP'],
      ['Home', 'Node'],
      ['End', 'PHP'],
    ]) {
      await user.keyboard(`{${key}}`);
      expect([selected(), document.activeElement?.textContent]).toEqual([language, language]);
    }
    screen.getByRole('tabpanel', { name: 'PHP' });
  });
});

it('says how webhooks are set up at Inqud, as the guide does', () => {
  open();
  const steps = textOf(screen.getByRole('region', { name: 'Set up webhooks' }));
  for (const fact of ['Crypto widgets, your widget, Webhooks, Add', '10 seconds', 'up to 10 times', '3.64.51.60'])
    expect(steps).toContain(fact);
});
