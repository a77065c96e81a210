import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentOf, isAgent, isDesk, newDesk, RESERVED } from '../../../../lib/team/contract/names';
import { deskPermissions } from '../../../../lib/team/contract/permissions';
import type { Subject } from '../../../../lib/team/contract/subjects';
import { parseSubject, subjectText } from '../../../../lib/team/contract/subjects';

const id = fc.stringMatching(/^[\w-]{1,40}$/);
const shop = id.filter((text) => text !== 'team');
const agent = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/).filter((text) => !RESERVED.includes(text));
const desk = fc.stringMatching(/^[a-z2-7]{10}$/);
const kind = fc.stringMatching(/^[a-z][\w-]{0,40}$/);
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ is: fc.constant('checkout' as const), shop, checkout: id, agent, desk }),
  fc.record({ is: fc.constant('gone' as const), shop, checkout: id }),
  fc.record({ is: fc.constant('team' as const), kind, agent, desk }),
  fc.record({ is: fc.constant('admin' as const), word: fc.constantFrom('names', 'format', 'horizon') }),
  fc.record({ is: fc.constant('key' as const), desk }),
  fc.record({ is: fc.constant('hook' as const), shop, checkout: id }),
);

/** Whether a NATS pattern, whose `*` is one part, covers a subject. */
function covers(pattern: string, text: string): boolean {
  const [parts, tokens] = [pattern.split('.'), text.split('.')];
  return parts.length === tokens.length && parts.every((part, at) => part === '*' || part === tokens[at]);
}

describe('a subject', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(subject, (each) => {
        expect(parseSubject(subjectText(each))).toEqual(each);
      }),
    );
  });

  it('that has another shape is none', () => {
    const others = [
      '',
      'desk',
      'desk.CAP.CCO',
      'desk.CAP.CCO.anna',
      'desk.CAP.CCO.anna.abcdefghij.more',
      'desk.CAP.CCO.Anna.abcdefghij',
      'desk.CAP.CCO.admin.abcdefghij',
      'desk.CAP.CCO.gone.abcdefghij',
      'desk.CAP.*.anna.abcdefghij',
      'desk.CAP.>',
      'desk.team.names.anna',
      'desk.team.key.abcdefghij.more',
      'hook.team.CCO',
      'hook.CAP.CCO.more',
      'hook.CAP.C CO',
      `desk.CAP.${'C'.repeat(101)}.anna.abcdefghij`,
    ];
    expect(others.map(parseSubject)).toEqual(others.map(() => null));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseSubject(text);
        expect(read === null || subjectText(read) === text).toBe(true);
      }),
    );
  });

  it('is covered by the permissions of its author’s desk alone', () => {
    const own = (each: { agent: string; desk: string }) => deskPermissions(each).publish[0] ?? '';
    fc.assert(
      fc.property(subject, fc.record({ agent, desk }), (each, stranger) => {
        fc.pre(!('agent' in each) || each.agent !== stranger.agent);
        expect(covers(own(stranger), subjectText(each))).toBe(false);
        if (each.is !== 'checkout' && each.is !== 'team') return;
        expect(covers(own(each), subjectText(each))).toBe(true);
        expect(covers(own({ agent: each.agent, desk: stranger.desk }), subjectText(each))).toBe(false);
        expect(covers(own({ agent: stranger.agent, desk: each.desk }), subjectText(each))).toBe(false);
      }),
    );
  });
});

describe('an agent’s name', () => {
  it.each([
    ['Anna', 'anna'],
    ['Zoë Müller', 'zoe-muller'],
    ['  anna.b@shop  ', 'anna-b-shop'],
    ['A'.repeat(50), 'a'.repeat(32)],
    ['Admin', null],
    ['gone', null],
    ['Анна', null],
    ['…', null],
    ['', null],
  ])('of %j is %j', (name, agent) => {
    expect(agentOf(name)).toBe(agent);
  });

  it('is always one that a subject can have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const made = agentOf(name);
        expect(made === null || isAgent(made)).toBe(true);
      }),
    );
  });
});

it('gives each desk another name', () => {
  const desks = Array.from({ length: 100 }, () => newDesk());
  expect(desks.every(isDesk)).toBe(true);
  expect(new Set(desks).size).toBe(100);
});
