import { msg, plural, t } from '@lingui/core/macro';
import type { ProblemText } from '../checkouts/describe/problemText';
import type { Message } from '../language/i18n';
import { i18n } from '../language/i18n';
import type { BodyChange, Layout } from './bodyChanges';
import type { Comparison } from './compare';
import type { Verdict } from './diagnose';
import type { DigestFault } from './digestText';
import type { ReadEvent } from './event';
import type { Pasted, PasteProblem, Wrapping } from './pastedForm';

/** The results of a webhook check in words: the finding, and what to do about it. */

const REWRITTEN = {
  'key order': msg`This isn’t the body that arrived: its fields are in a different order than Inqud sends, as a database (jsonb) stores them. So the signature can’t tell whether the secret is right.`,
  layout: msg`This isn’t the body that arrived: a program reformatted its JSON. So the signature can’t tell whether the secret is right.`,
};

/** `withoutSpaces`: the verdict holds only without the spaces around the typed secret. */
export function verdictText(verdict: Verdict, withoutSpaces = false): ProblemText {
  switch (verdict.is) {
    case 'verified':
      return {
        what: withoutSpaces
          ? t`Signature verified, but only without the spaces around the secret. Make sure your server has the secret without them.`
          : t`Signature verified. It matches this body and secret.`,
        todo: t`Before you ship goods, still check the status through the API: a webhook can be old.`,
      };
    case 'explained':
      return {
        what: [
          withoutSpaces
            ? t`The secret is right, but only without the spaces around it. Make sure your server has it without them.`
            : t`The secret is right.`,
          ...verdict.faults.map(faultText),
          ...changeText(verdict.change),
        ].join(' '),
        todo: remedies(verdict.faults, verdict.change).join(' '),
      };
    case 'unreadable':
      return unreadableText(verdict);
    case 'wrong':
      if (verdict.rewritten) {
        return {
          what: [...verdict.faults.map(faultText), i18n._(REWRITTEN[verdict.rewritten])].join(' '),
          todo: t`Paste the raw body as it arrived, before anything stores, parses, or reformats it.`,
        };
      }
      return {
        what: [
          ...verdict.faults.map(faultText),
          t`The signature doesn’t match: either the secret is different or the body was changed. None of the usual kinds of reformatting explains it.`,
        ].join(' '),
        todo: t`Compare the secret with the one of this widget’s webhook in Inqud. It isn’t the API token’s secret. Then use the body as it arrived, before anything parses it: rewritten numbers, such as 1 for 1.00, can’t be restored.`,
      };
  }
}

function unreadableText(verdict: Extract<Verdict, { is: 'unreadable' }>): ProblemText {
  const todo = t`Copy the whole value of the X-Payload-Digest header: 40 characters from 0 to 9 and a to f.`;
  if (verdict.why === 'missing') {
    return {
      what: t`The signature is missing.`,
      todo: `${todo} ${t`Inqud sends it only if the webhook has a secret. Set one in Inqud.`}`,
    };
  }
  if (verdict.why === 'length') {
    const { digits } = verdict;
    const what = plural(digits, {
      one: 'The signature has # character instead of 40.',
      other: 'The signature has # characters instead of 40.',
    });
    return { what, todo };
  }
  return { what: t`The signature has characters that aren’t hex digits.`, todo };
}

const FAULTS: Record<DigestFault, [what: Message, todo: Message]> = {
  surroundings: [
    msg`The signature has spaces, quotes, or a name around it.`,
    msg`Compare with the header’s value alone: Inqud sends 40 hex digits and nothing else.`,
  ],
  'upper case': [
    msg`The signature is right, but in upper case.`,
    msg`Inqud sends lower case. Find out what changes it on the way, and compare in lower case.`,
  ],
  base64: [msg`The signature is written in Base64.`, msg`Write your own signature in hex before you compare it.`],
  'SHA-256': [
    msg`The signature was made with SHA-256.`,
    msg`Inqud signs webhooks with HMAC-SHA1, so make yours the same way. SHA-256 is for signed API requests.`,
  ],
};

function faultText(fault: DigestFault): string {
  return i18n._(FAULTS[fault][0]);
}

const LAYOUTS: Record<Layout, Message> = {
  compact: msg`The JSON was reformatted: it was signed without any spaces.`,
  spaced: msg`The JSON was reformatted: it was signed with a space after each comma and colon.`,
  'two spaces': msg`The JSON was reformatted: it was signed in lines indented with two spaces.`,
  'four spaces': msg`The JSON was reformatted: it was signed in lines indented with four spaces.`,
  tabs: msg`The JSON was reformatted: it was signed in lines indented with tabs.`,
};

function changeText(change: BodyChange | null): string[] {
  switch (change?.kind) {
    case undefined:
      return [];
    case 'newline added':
      return [t`The body ends with a line break that wasn’t signed.`];
    case 'newline removed':
      return [t`The body was signed with a line break at its end, which is missing here.`];
    case 'spaces added':
      return [t`The body has spaces around it that weren’t signed.`];
    case 'byte order mark added':
      return [t`The body begins with an invisible character (a byte order mark) that wasn’t signed.`];
    case 'line ends':
      return [
        change.signed === 'CRLF'
          ? t`The body was signed with Windows line endings (CRLF) and has others here (LF). Pasting into a text field changes them, too.`
          : t`The body was signed with plain line endings (LF) and has Windows ones here (CRLF).`,
      ];
    case 'layout':
      return [i18n._(LAYOUTS[change.signed])];
    case 'key order':
      return [
        t`The JSON’s fields are in a different order than when it was signed, as a database (jsonb) stores them.`,
      ];
    case 'numbers':
      return [t`A number in the JSON is written differently than when it was signed, such as 1 for 1.00.`];
    case 'escapes':
      return [t`The JSON was rewritten: its letters or slashes are escaped differently than when it was signed.`];
  }
}

function remedies(faults: DigestFault[], change: BodyChange | null): string[] {
  const ofBody = t`Make the signature from the bytes as they arrive, before anything parses, trims, or rewrites them.`;
  return [...faults.map((fault) => i18n._(FAULTS[fault][1])), ...(change ? [ofBody] : [])];
}

const WRAPPINGS: Record<Wrapping, Message> = {
  chunks: msg`Found the body in a chunked request.`,
  bytes: msg`Found the body in a list of bytes.`,
  Base64: msg`Found the body in Base64.`,
  'JSON string': msg`Found the body in an escaped string.`,
  'URL encoding': msg`Found the body in URL-encoded text.`,
  HTML: msg`Found the body in HTML-escaped text.`,
  event: msg`Found the body in an event or log entry.`,
  log: msg`Found the body in a log line.`,
};

const FORMS: Record<Pasted['form'], Message> = {
  body: msg`Recognized as a body only.`,
  request: msg`Recognized as a request.`,
  curl: msg`Recognized as a curl command.`,
};

export function recognisedText(pasted: Pasted): string {
  if (!pasted.ok) return problemOf(pasted.problem);
  const what = i18n._(pasted.wrapping ? WRAPPINGS[pasted.wrapping] : FORMS[pasted.form]);
  const signature = pasted.digest === null ? t`It has no signature: enter it below.` : t`It includes the signature.`;
  return `${what} ${signature}`;
}

function problemOf(problem: PasteProblem): string {
  switch (problem.kind) {
    case 'file': {
      if (problem.name === '-')
        return t`The command takes the body from its input, which can’t be read here. Paste the body itself.`;
      const file = problem.name;
      return t`The command takes the body from the file “${file}”, which can’t be read here. Paste what’s in it.`;
    }
    case 'no body':
      return t`There’s no body. Copy the body along with the headers.`;
    case 'open quote':
      return t`The command is cut off: a quote is never closed. Copy all of it.`;
    case 'no empty line':
      return t`There’s no blank line between the headers and the body. Add one.`;
  }
}

const UNREAD: Record<Extract<ReadEvent, { ok: false }>['why'], Message> = {
  'not JSON': msg`The body isn’t a JSON object, so it isn’t an Inqud webhook, or only part of one.`,
  'no ID': msg`The body has no “id” at its top level. Inqud’s webhook is the checkout itself, not something around it.`,
  'no status': msg`The body has no “status”.`,
};

export function unreadText(why: Extract<ReadEvent, { ok: false }>['why']): string {
  return i18n._(UNREAD[why]);
}

/** The comparison with the history, as sentences; `known` is the status in this browser. */
export function comparisonTexts({ status, sameOrder, sameWidget, noted }: Comparison, known: string): string[] {
  return [
    {
      same: t`This browser has the same status: ${known}.`,
      ahead: t`It’s newer than the status in this browser: ${known}.`,
      behind: t`It arrived out of order: Inqud has since reported ${known}.`,
      unordered: t`This browser has a different status: ${known}. There’s no way to tell which is newer.`,
    }[status],
    ...(sameOrder === false ? [t`Its order ID isn’t the one of this checkout here.`] : []),
    ...(sameOrder ? [t`The order ID is the same.`] : []),
    ...(sameWidget === false ? [t`It belongs to a different widget than this checkout here.`] : []),
    ...(noted ? [t`It’s already in the timeline: a webhook brought the same status with the same time.`] : []),
  ];
}

/** Why the stored secret could not be used. */
export function unopenedText(why: 'locked' | 'noSecret' | 'damagedSecret'): ProblemText {
  switch (why) {
    case 'locked':
      return { what: t`Checkout Desk is locked.`, todo: t`Unlock it to use the saved secret, or enter the secret.` };
    case 'noSecret':
      return { what: t`No webhook secret is saved for this account.`, todo: t`Enter the webhook’s secret.` };
    case 'damagedSecret':
      return {
        what: t`The saved webhook secret is damaged and can’t be read.`,
        todo: t`Enter it and save it again.`,
      };
  }
}
