import { describe, expect, it } from 'vitest';
import { DEFAULT_MESSAGES } from '../../../lib/share/defaultMessages';
import type { Message } from '../../../lib/share/message';
import { LONGEST_MESSAGE } from '../../../lib/share/message';
import { messageMistakes } from '../../../lib/share/messageMistakes';
import { allMessages, chosenMessage, defaultMessage, withMessage, withoutMessage } from '../../../lib/share/messages';

const OWN: Message = { id: 'own', language: 'de', title: 'Erinnerung', subject: '', text: '{link}' };
const GERMAN: Message = { id: 'de', language: 'de', title: '', subject: 'Ihre Zahlung', text: 'Hallo\n{link}' };
const ids = (messages: Message[]) => messages.map(({ id }) => id);
const usualIds = DEFAULT_MESSAGES.map(({ id }) => id);

describe('the messages to choose from', () => {
  it('are the built-in ones, then the user’s own', () => {
    expect(allMessages([])).toEqual(DEFAULT_MESSAGES);
    expect(ids(allMessages([OWN]))).toEqual([...usualIds, 'own']);
  });

  it('keep a changed one in its position', () => {
    const all = allMessages([OWN, GERMAN]);
    expect(ids(all)).toEqual([...usualIds, 'own']);
    expect(all.find(({ id }) => id === 'de')).toEqual(GERMAN);
  });
});

describe('the user’s messages', () => {
  it('append a new one, and replace a changed one in place', () => {
    expect(withMessage([GERMAN], OWN)).toEqual([GERMAN, OWN]);
    expect(withMessage([OWN, GERMAN], { ...OWN, text: 'x {link}' })).toEqual([{ ...OWN, text: 'x {link}' }, GERMAN]);
  });

  it('do not store one that equals the built-in text', () => {
    const usual = defaultMessage('de');
    expect(usual && withMessage([GERMAN, OWN], usual)).toEqual([OWN]);
  });

  it('drop one that was deleted or reset', () => {
    expect(withoutMessage([GERMAN, OWN], 'de')).toEqual([OWN]);
  });
});

describe('the initially chosen message', () => {
  const all = allMessages([OWN]);
  it.each([
    ['the last one', 'own', ['fr'], 'own'],
    ['one in the first language that the person reads', null, ['xx', 'pt-BR', 'de'], 'pt'],
    ['one in that language when the last one was deleted', 'gone', ['uk'], 'uk'],
    ['English when no language is known', null, ['xx'], 'en'],
    ['English without any language', null, [], 'en'],
  ])('is %s', (_what, last, languages, expected) => {
    expect(chosenMessage(all, last, languages).id).toBe(expected);
  });
});

describe('a message is not saved', () => {
  const mistakes = (changes: Partial<Message>, others: string[] = []) =>
    messageMistakes({ ...OWN, ...changes }, true, others);

  it('unless it is right', () => {
    expect(mistakes({})).toEqual({});
    expect(mistakes({ subject: 'Order {orderId}', text: '{link} {orderId} {amount} {name} {expires} } {' })).toEqual(
      {},
    );
    for (const usual of DEFAULT_MESSAGES) expect(messageMistakes(usual, false, [])).toEqual({});
  });

  it.each([
    ['{link} {agent}', '{agent} isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['{link} {Link}', '{Link} isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['{link} {}', '{} isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['{link} { amount }', '{ amount } isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['Hello', 'Add {link} where the payment link goes.'],
    ['', 'Add {link} where the payment link goes.'],
    [`{link}${'x'.repeat(LONGEST_MESSAGE)}`, 'Use at most 1,000 characters. There are 1,006.'],
  ])('when its text is "%s"', (text, mistake) => {
    expect(mistakes({ text })).toEqual({ text: mistake });
  });

  it.each([
    ['{x}', '{x} isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['a\nb', 'Write it on one line.'],
    ['x'.repeat(151), 'Use at most 150 characters.'],
  ])('when its subject is "%s"', (subject, mistake) => {
    expect(mistakes({ subject })).toEqual({ subject: mistake });
  });

  it.each([
    [' ', 'Enter a name.'],
    ['Taken ', 'Another message has this name.'],
    ['x'.repeat(61), 'Use at most 60 characters.'],
  ])('when it is called "%s"', (title, mistake) => {
    expect(mistakes({ title }, ['Taken'])).toEqual({ title: mistake });
  });

  it('for lack of a name when it is built in and named after its language', () => {
    expect(messageMistakes(GERMAN, false, [''])).toEqual({});
  });
});
