import type { ProblemText } from '../checkouts/describe/problemText';
import type { BodyChange, Layout } from './bodyChanges';
import type { Comparison } from './compare';
import type { Verdict } from './diagnose';
import type { DigestFault } from './digestText';
import type { ReadEvent } from './event';
import type { Pasted, PasteProblem, Wrapping } from './pastedForm';

/** The results of a webhook check in words: the finding, and what to do about it. */

const SPACES = 'See that your server has it without them.';

const UNDECIDED = 'so the digest can’t tell whether the secret is right.';
const REWRITTEN = {
  'key order': `This isn’t the body that arrived: its fields are in another order than Inqud sends, as a database (jsonb) stores them, ${UNDECIDED}`,
  layout: `This isn’t the body that arrived: a program reformatted its JSON, ${UNDECIDED}`,
};

/** `withoutSpaces`: the verdict holds only without the spaces around the typed secret. */
export function verdictText(verdict: Verdict, withoutSpaces = false): ProblemText {
  switch (verdict.is) {
    case 'verified':
      return {
        what: withoutSpaces
          ? `The digest fits this body and this secret, but only without the spaces around the secret. ${SPACES}`
          : 'The digest fits this body and this secret.',
        todo: 'Still ask the API before you ship goods: a webhook can be old.',
      };
    case 'explained':
      return {
        what: [
          withoutSpaces
            ? `The secret is right, but only without the spaces around it. ${SPACES}`
            : 'The secret is right.',
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
          what: [...verdict.faults.map(faultText), REWRITTEN[verdict.rewritten]].join(' '),
          todo: 'Paste the raw body as it arrived, before anything stores, parses, or reformats it.',
        };
      }
      return {
        what: [
          ...verdict.faults.map(faultText),
          'The digest was made with another secret, or of another body. No re-formatting that is usual explains it.',
        ].join(' '),
        todo: 'Compare the secret with that of this widget’s webhook at Inqud; it is not the API token’s secret. Then take the body as it arrived, before anything parses it: numbers that were written anew, such as 1 for 1.00, cannot be put back.',
      };
  }
}

function unreadableText(verdict: Extract<Verdict, { is: 'unreadable' }>): ProblemText {
  const todo = 'Copy the value of the header X-Payload-Digest whole: 40 digits from 0 to 9 and a to f.';
  if (verdict.why === 'missing') {
    return {
      what: 'There is no digest.',
      todo: `${todo} Inqud sends it only when the webhook has a secret: set one at Inqud.`,
    };
  }
  if (verdict.why === 'length') return { what: `The digest has ${verdict.digits} digits instead of 40.`, todo };
  return { what: 'The digest is not made of hex digits.', todo };
}

const FAULTS: Record<DigestFault, [what: string, todo: string]> = {
  surroundings: [
    'The digest has spaces, quotes or a name around it.',
    'Compare with the header’s value alone: Inqud sends 40 hex digits and nothing else.',
  ],
  'upper case': [
    'The digest is equal, but in upper case.',
    'Inqud sends lower case: see what changes it on the way, and compare in lower case.',
  ],
  base64: ['The digest is written in Base64.', 'Write your own digest in hex before you compare it.'],
  'SHA-256': [
    'The digest is of SHA-256.',
    'Inqud signs webhooks with SHA-1. SHA-256 is for signed API requests: make the digest with HMAC-SHA1.',
  ],
};

function faultText(fault: DigestFault): string {
  return FAULTS[fault][0];
}

const LAYOUT_WORDS: Record<Layout, string> = {
  compact: 'without any spaces',
  spaced: 'with a space after each comma and colon',
  'two spaces': 'in lines with two spaces',
  'four spaces': 'in lines with four spaces',
  tabs: 'in lines with tabs',
};

function changeText(change: BodyChange | null): string[] {
  switch (change?.kind) {
    case undefined:
      return [];
    case 'newline added':
      return ['The body has a line break at its end that was not signed.'];
    case 'newline removed':
      return ['The body was signed with a line break at its end, which is missing here.'];
    case 'spaces added':
      return ['The body has spaces around it that were not signed.'];
    case 'byte order mark added':
      return ['The body begins with an invisible mark (a byte order mark) that was not signed.'];
    case 'line ends':
      return [
        change.signed === 'CRLF'
          ? 'The body was signed with the line ends of Windows (CRLF), and has others here (LF). A text field changes them, too.'
          : 'The body was signed with plain line ends (LF), and has those of Windows here (CRLF).',
      ];
    case 'layout':
      return [`The JSON was re-formatted: it was signed ${LAYOUT_WORDS[change.signed]}.`];
    case 'key order':
      return ['The JSON has its fields in another order than when it was signed, as a database (jsonb) stores them.'];
    case 'numbers':
      return ['The JSON has a number written in another way than when it was signed, such as 1 for 1.00.'];
    case 'escapes':
      return ['The JSON was written anew: its letters or slashes are coded in another way than when it was signed.'];
  }
}

function remedies(faults: DigestFault[], change: BodyChange | null): string[] {
  const ofBody = 'Make the digest over the bytes as they arrive, before anything parses, trims or writes them anew.';
  return [...faults.map((fault) => FAULTS[fault][1]), ...(change ? [ofBody] : [])];
}

const WRAPPINGS: Record<Wrapping, string> = {
  chunks: 'a chunked request',
  Base64: 'Base64',
  'JSON string': 'an escaped string',
  'URL encoding': 'URL-encoded text',
  HTML: 'HTML-escaped text',
  event: 'an event or log entry',
  log: 'a line of a log',
};

export function recognisedText(pasted: Pasted): string {
  if (!pasted.ok) return problemOf(pasted.problem);
  const digest = pasted.digest === null ? 'without a digest' : 'with its digest';
  if (pasted.wrapping) return `Found the body in ${WRAPPINGS[pasted.wrapping]}, ${digest}.`;
  return {
    body: 'Read as a body alone. Type its digest below.',
    request: `Read as a request, ${digest}.`,
    curl: `Read as a curl command, ${digest}.`,
  }[pasted.form];
}

function problemOf(problem: PasteProblem): string {
  switch (problem.kind) {
    case 'file':
      return `The command takes the body from ${problem.name === '-' ? 'its input' : `the file “${problem.name}”`}, which cannot be read here. Paste what is in it.`;
    case 'no body':
      return 'It has no body. Copy the body along with the headers.';
    case 'open quote':
      return 'The command is cut off: a quote is opened and not closed. Copy it whole.';
    case 'no empty line':
      return 'There is no empty line between the headers and the body. Put one in.';
  }
}

const UNREAD: Record<Extract<ReadEvent, { ok: false }>['why'], string> = {
  'not JSON': 'The body is no JSON object, so it is no webhook of Inqud, or not the whole of one.',
  'no ID': 'The body has no “id” of its own. Inqud’s webhook is the checkout itself, not something around it.',
  'no status': 'The body has no “status”.',
};

export function unreadText(why: Extract<ReadEvent, { ok: false }>['why']): string {
  return UNREAD[why];
}

/** The comparison with the history, as sentences. */
export function comparisonTexts({ status, sameOrder, sameWidget, noted }: Comparison, known: string): string[] {
  return [
    {
      same: `This browser has the same status: ${known}.`,
      ahead: `It is newer than what this browser has: ${known}.`,
      behind: `It came out of order: Inqud has already said ${known} since.`,
      unordered: `This browser has another status: ${known}. Which one is newer cannot be told.`,
    }[status],
    ...(sameOrder === false ? ['Its order ID is not the one of this checkout here.'] : []),
    ...(sameOrder ? ['The order ID is the same.'] : []),
    ...(sameWidget === false ? ['It is of another widget than this checkout here.'] : []),
    ...(noted ? ['It stands in the timeline already: the same status with the same time came by a webhook.'] : []),
  ];
}

/** Why the stored secret could not be used. */
export function unopenedText(why: 'locked' | 'noSecret' | 'damagedSecret'): ProblemText {
  return {
    locked: { what: 'Checkout Desk is locked.', todo: 'Unlock it to use the kept secret, or type the secret.' },
    noSecret: { what: 'No secret is kept with this account.', todo: 'Type the secret of the webhook.' },
    damagedSecret: {
      what: 'The kept secret is damaged and cannot be read.',
      todo: 'Type it, and keep it again.',
    },
  }[why];
}
