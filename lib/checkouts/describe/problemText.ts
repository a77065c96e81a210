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
      return { what: t`This computer is offline. Nothing was sent.`, todo: t`Try again when it is connected.` };
    case 'noPermission':
      return {
        what: t`The browser does not let Checkout Desk reach Inqud. Nothing was sent.`,
        todo: t`Allow it with the button, or in the browser’s extension settings.`,
      };
    case 'noAccount':
      return { what: t`Its account is not in this browser any more.`, todo: t`Add it again in Settings.` };
    case 'noSecret':
      return { what: t`No secret is saved for this account.`, todo: t`Paste the token’s secret in Settings.` };
    case 'damagedSecret':
      return {
        what: t`The saved secret of this account is damaged and cannot be read.`,
        todo: t`Paste the token’s secret again in Settings.`,
      };
    case 'locked':
      return { what: t`Checkout Desk is locked. Nothing was sent.`, todo: t`Unlock it with your passphrase.` };
    case 'notSigned':
      return {
        what: t`Checkout Desk was locked before this was sent. Nothing was sent.`,
        todo: t`Unlock it and try again.`,
      };
    case 'gone':
      return { what: t`It is not there any more.`, todo: t`Close this page and open it again.` };
    case 'network':
      return { what: t`Inqud could not be reached.`, todo: t`Check the connection and try again.` };
    case 'timeout': {
      const seconds = problem.after / SECOND;
      return {
        what: plural(seconds, {
          one: 'Inqud did not answer within # second.',
          other: 'Inqud did not answer within # seconds.',
        }),
        todo: t`Try again in a minute.`,
      };
    }
    case 'aborted':
      return { what: t`The request was cut off before Inqud answered.`, todo: t`Try again.` };
    case 'refused':
      return {
        what: quoting(t`Inqud refused the API token.`, problem.messages),
        todo: t`Check the token ID, the secret and how requests are authenticated, in Settings.`,
      };
    case 'forbidden':
      return {
        what: quoting(t`Inqud does not allow this token to do that.`, problem.messages),
        todo: t`Ask Inqud’s account manager to enable the API for it, or check its list of allowed addresses.`,
      };
    case 'notFound':
      return {
        what: quoting(t`Inqud does not know this.`, problem.messages),
        todo: t`Check the widget ID in Settings.`,
      };
    case 'invalid':
      return { what: quoting(t`Inqud did not accept it.`, problem.messages), todo: t`Correct it and try again.` };
    case 'rateLimited':
      return { what: t`Inqud asks for a pause: too many requests.`, todo: afterPause(problem.wait) };
    case 'server': {
      const { status } = problem;
      return { what: t`Inqud has a fault of its own (${status}).`, todo: t`Try again in a minute.` };
    }
    case 'notJson':
      return {
        what: t`The answer cannot be read: it is a web page, or was cut off.`,
        todo: t`A proxy or a network’s sign-in page can cause this. Check the connection and try again.`,
      };
    case 'unexpected':
      return {
        what: deviationText(problem.problem, problem.status),
        todo: t`Try again, and tell Inqud’s support if it stays.`,
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
    return t({ message: `Inqud’s answer cannot be used: ${stored}.`, comment: 'Half an English sentence' });
  }
  switch (deviation.is) {
    case 'no object':
      return t`Inqud’s answer cannot be used: it is no object.`;
    case 'field': {
      const field = plainText(deviation.field);
      return t`Inqud’s answer cannot be used: its “${field}” is missing or wrong.`;
    }
    case 'another checkout': {
      const id = plainText(deviation.id);
      return t`Inqud’s answer cannot be used: it is about another checkout, ${id}.`;
    }
    case 'too long':
      return t`Inqud’s answer cannot be used: it is far too long.`;
    case 'status':
      return t`Inqud’s answer cannot be used: its status is ${status}.`;
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
