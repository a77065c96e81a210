import { plural, t } from '@lingui/core/macro';
import type { Deviation } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import { plainText } from '../../shared/plainText';
import { HOUR, MINUTE, SECOND } from '../../shared/time';

/** What happened and what to do, as text for the user. */
export type ProblemText = { what: string; todo: string };

export function problemText(problem: Problem): ProblemText {
  switch (problem.kind) {
    case 'offline':
      return { what: t`You’re offline. Nothing was sent.`, todo: t`Try again when you’re connected.` };
    case 'noPermission':
      return {
        what: t`Your browser is blocking access to Inqud. Nothing was sent.`,
        todo: t`Allow access with the button, or in your browser’s extension settings.`,
      };
    case 'noAccount':
      return { what: t`This account is no longer in this browser.`, todo: t`Add it again in Settings.` };
    case 'noSecret':
      return { what: t`No secret is saved for this account.`, todo: t`Paste the token’s secret in Settings.` };
    case 'damagedSecret':
      return {
        what: t`This account’s saved secret is damaged and can’t be read.`,
        todo: t`Paste the token’s secret again in Settings.`,
      };
    case 'locked':
      return { what: t`Checkout Desk is locked. Nothing was sent.`, todo: t`Unlock it with your passphrase.` };
    case 'notSigned':
      return {
        what: t`Checkout Desk locked before this was sent. Nothing was sent.`,
        todo: t`Unlock it and try again.`,
      };
    case 'gone':
      return { what: t`This no longer exists.`, todo: t`Close this page and open it again.` };
    case 'network':
      return { what: t`Couldn’t reach Inqud.`, todo: t`Check your connection and try again.` };
    case 'timeout': {
      const seconds = problem.after / SECOND;
      return {
        what: plural(seconds, {
          one: 'Inqud didn’t answer within # second.',
          other: 'Inqud didn’t answer within # seconds.',
        }),
        todo: t`Try again in a minute.`,
      };
    }
    case 'aborted':
      return { what: t`The request was interrupted before Inqud answered.`, todo: t`Try again.` };
    case 'refused':
      return {
        what: quoting(t`Inqud rejected the API token.`, problem.messages),
        todo: t`Check the token ID, secret, and authentication in Settings.`,
      };
    case 'forbidden':
      return {
        what: quoting(t`Inqud doesn’t allow this token to do that.`, problem.messages),
        todo: t`Ask your Inqud account manager to turn on the API for it, or check its list of allowed addresses.`,
      };
    case 'notFound':
      return {
        what: quoting(t`Inqud can’t find this.`, problem.messages),
        todo: t`Check the widget ID in Settings.`,
      };
    case 'invalid':
      return { what: quoting(t`Inqud didn’t accept this.`, problem.messages), todo: t`Correct it and try again.` };
    case 'rateLimited':
      return { what: t`Too many requests.`, todo: afterPause(problem.wait) };
    case 'server': {
      const { status } = problem;
      return { what: t`Inqud has a problem on its side (${status}).`, todo: t`Try again in a minute.` };
    }
    case 'notJson':
      return {
        what: t`Got an unreadable answer. A proxy or a Wi-Fi sign-in page may be in the way.`,
        todo: t`Check your connection and try again.`,
      };
    case 'unexpected':
      return {
        what: deviationText(problem.problem, problem.status),
        todo: t`Try again. If it keeps happening, contact Inqud support.`,
      };
  }
}

/** Inqud's own messages, in its own language, after what they mean. */
function quoting(what: string, messages: readonly string[]): string {
  if (messages.length === 0) return what;
  const said = sentence(plainText(messages.join('; ')));
  return `${what} ${t({ message: `Inqud says: ${said}`, comment: 'In Inqud’s own words, with a full stop' })}`;
}

function deviationText(deviation: Deviation | string, status: number): string {
  if (typeof deviation === 'string') {
    const stored = plainText(deviation);
    return t({ message: `Couldn’t use Inqud’s answer: ${stored}.`, comment: 'Half an English sentence' });
  }
  switch (deviation.is) {
    case 'no object':
      return t`Couldn’t use Inqud’s answer: it isn’t an object.`;
    case 'field': {
      const field = plainText(deviation.field);
      return t`Couldn’t use Inqud’s answer: its “${field}” is missing or wrong.`;
    }
    case 'another checkout': {
      const id = plainText(deviation.id);
      return t`Couldn’t use Inqud’s answer: it’s about another checkout, ${id}.`;
    }
    case 'too long':
      return t`Couldn’t use Inqud’s answer: it’s far too long.`;
    case 'status':
      return t`Couldn’t use Inqud’s answer: its status is ${status}.`;
  }
}

/** Adds a full stop unless the text ends with punctuation. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The pause that Inqud asks for, in ms. More than an hour is treated as a mistake and shown as an hour. */
function afterPause(ms: number | null): string {
  if (ms === null) return t`Try again in a minute.`;
  if (ms > HOUR) return t`Try again in an hour.`;
  const seconds = Math.ceil(ms / SECOND);
  const minutes = Math.ceil(ms / MINUTE);
  return ms <= 2 * MINUTE
    ? plural(seconds, { one: 'Try again in # second.', other: 'Try again in # seconds.' })
    : plural(minutes, { one: 'Try again in # minute.', other: 'Try again in # minutes.' });
}
