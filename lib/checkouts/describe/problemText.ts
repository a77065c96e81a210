import type { Deviation } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import { plainText } from '../../shared/plainText';
import { HOUR, MINUTE, SECOND } from '../../shared/time';

/** What happened and what to do, as text for the user. */
export type ProblemText = { what: string; todo: string };

export function problemText(problem: Problem): ProblemText {
  const said =
    'messages' in problem && problem.messages.length > 0
      ? ` Inqud says: ${sentence(plainText(problem.messages.join('; ')))}`
      : '';
  switch (problem.kind) {
    case 'offline':
      return { what: 'This computer is offline. Nothing was sent.', todo: 'Try again when it is connected.' };
    case 'noPermission':
      return {
        what: 'The browser does not let Checkout Desk reach Inqud. Nothing was sent.',
        todo: 'Allow it with the button, or in the browser’s extension settings.',
      };
    case 'noAccount':
      return { what: 'Its account is not in this browser any more.', todo: 'Add it again in Settings.' };
    case 'noSecret':
      return { what: 'No secret is saved for this account.', todo: 'Paste the token’s secret in Settings.' };
    case 'damagedSecret':
      return {
        what: 'The saved secret of this account is damaged and cannot be read.',
        todo: 'Paste the token’s secret again in Settings.',
      };
    case 'locked':
      return { what: 'Checkout Desk is locked. Nothing was sent.', todo: 'Unlock it with your passphrase.' };
    case 'notSigned':
      return {
        what: 'Checkout Desk was locked before this was sent. Nothing was sent.',
        todo: 'Unlock it and try again.',
      };
    case 'gone':
      return { what: 'It is not there any more.', todo: 'Close this page and open it again.' };
    case 'network':
      return { what: 'Inqud could not be reached.', todo: 'Check the connection and try again.' };
    case 'timeout':
      return {
        what: `Inqud did not answer within ${problem.after / SECOND} seconds.`,
        todo: 'Try again in a minute.',
      };
    case 'aborted':
      return { what: 'The request was cut off before Inqud answered.', todo: 'Try again.' };
    case 'refused':
      return {
        what: `Inqud refused the API token.${said}`,
        todo: 'Check the token ID, the secret and how requests are authenticated, in Settings.',
      };
    case 'forbidden':
      return {
        what: `Inqud does not allow this token to do that.${said}`,
        todo: 'Ask Inqud’s account manager to enable the API for it, or check its list of allowed addresses.',
      };
    case 'notFound':
      return { what: `Inqud does not know this.${said}`, todo: 'Check the widget ID in Settings.' };
    case 'invalid':
      return { what: `Inqud did not accept it.${said}`, todo: 'Correct it and try again.' };
    case 'rateLimited':
      return {
        what: 'Inqud asks for a pause: too many requests.',
        todo: `Try again in ${pauseText(problem.wait)}.`,
      };
    case 'server':
      return { what: `Inqud has a fault of its own (${problem.status}).`, todo: 'Try again in a minute.' };
    case 'notJson':
      return {
        what: 'The answer cannot be read: it is a web page, or was cut off.',
        todo: 'A proxy or a network’s sign-in page can cause this. Check the connection and try again.',
      };
    case 'unexpected':
      return {
        what: `Inqud’s answer cannot be used: ${deviationText(problem.problem, problem.status)}.`,
        todo: 'Try again, and tell Inqud’s support if it stays.',
      };
  }
}

function deviationText(deviation: Deviation | string, status: number): string {
  if (typeof deviation === 'string') return plainText(deviation);
  switch (deviation.is) {
    case 'no object':
      return 'it is no object';
    case 'field':
      return `its “${plainText(deviation.field)}” is missing or wrong`;
    case 'another checkout':
      return `it is about another checkout, ${plainText(deviation.id)}`;
    case 'status':
      return `its status is ${status}`;
  }
}

/** Adds a full stop unless the text ends with punctuation. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The pause that Inqud asks for, in ms. More than an hour is treated as a mistake and shown as an hour. */
function pauseText(ms: number | null): string {
  if (ms === null) return 'a minute';
  if (ms > HOUR) return 'an hour';
  return ms <= 2 * MINUTE ? `${Math.ceil(ms / SECOND)} seconds` : `${Math.ceil(ms / MINUTE)} minutes`;
}
