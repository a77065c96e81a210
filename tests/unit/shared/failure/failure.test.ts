import { describe, expect, it } from 'vitest';
import { Failed } from '../../../../lib/shared/failure/failed';
import type { Failure } from '../../../../lib/shared/failure/failure';
import { TROUBLES } from '../../../../lib/shared/failure/failure';
import { failureIn } from '../../../../lib/shared/failure/failureIn';
import { failureText } from '../../../../lib/shared/failure/failureText';
import { messageOf } from '../../../../lib/shared/messageOf';

const FAILURES: Record<Failure['is'], Failure> = {
  full: { is: 'full' },
  newer: { is: 'newer' },
  removed: { is: 'removed' },
  unreadable: { is: 'unreadable' },
  blocked: { is: 'blocked' },
  locked: { is: 'locked' },
  interrupted: { is: 'interrupted' },
  'account gone': { is: 'account gone' },
  'nothing to lock': { is: 'nothing to lock' },
  'no passphrase': { is: 'no passphrase' },
  'passphrase exists': { is: 'passphrase exists' },
  'passphrase refused': { is: 'passphrase refused' },
  'passphrase too easy': { is: 'passphrase too easy' },
  'no pasting needed': { is: 'no pasting needed' },
  'copy being saved': { is: 'copy being saved' },
  'history not read': { is: 'history not read' },
  'worker lost': { is: 'worker lost' },
  'copies not allowed': { is: 'copies not allowed' },
  'download failed': { is: 'download failed' },
  'too many tags': { is: 'too many tags', order: 'A-17', most: 20 },
  malformed: { is: 'malformed', command: 'unlock', field: 'passphrase', expected: 'string' },
  other: { is: 'other', message: 'Broken.' },
};

describe('an expected failure', () => {
  it.each(Object.values(FAILURES))('is read back from what was thrown: $is', (failure) => {
    expect(failureIn(new Failed(failure))).toEqual(failure);
    // As comlink passes an error from a worker: only its name and its message.
    const { name, message } = new Failed(failure);
    expect(failureIn(Object.assign(new Error(message), { name }))).toEqual(failure);
  });

  it.each(Object.values(FAILURES))('is worded in whole sentences: $is', (failure) => {
    expect(failureText(failure)).toMatch(/^[A-Z].*\.$/);
    expect(messageOf(new Failed(failure))).toBe(failureText(failure));
  });

  it('has a text of its own for each', () => {
    const texts = Object.values(FAILURES).map(failureText);
    expect(new Set(texts).size).toBe(texts.length);
    expect(Object.keys(FAILURES)).toEqual(expect.arrayContaining([...TROUBLES]));
  });

  it('names what it is about', () => {
    expect(failureText(FAILURES['too many tags'])).toBe(
      'Order A-17 would have more than 20 tags. Nothing was changed.',
    );
    expect(failureText(FAILURES.malformed)).toBe('Refused unlock: passphrase must be string.');
  });
});

describe('anything else that was thrown', () => {
  it.each([
    [new Error('Broken.'), 'Broken.'],
    [new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['just text', 'just text'],
    [undefined, 'undefined'],
    [Object.assign(new Error('no code'), { name: 'Failed' }), 'no code'],
    [Object.assign(new Error('{"is":"of a newer release"}'), { name: 'Failed' }), '{"is":"of a newer release"}'],
  ])('keeps its own message: %s', (error, message) => {
    expect(failureIn(error)).toEqual({ is: 'other', message });
    expect(messageOf(error)).toBe(message);
  });
});
