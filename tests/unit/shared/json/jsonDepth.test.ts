import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../lib/inqud/json';
import { prettyJson } from '../../../../lib/share/prettyJson';
import { isDeeperThan } from '../../../../lib/shared/json/jsonDepth';
import { jsonTree } from '../../../../lib/webhooks/jsonTree';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('the depth of JSON', () => {
  it.each([
    ['1', 0],
    ['"[[["', 0],
    ['"\\"[[["', 0],
    ['[]', 1],
    ['[[],[],{"a":{}}]', 3],
    ['{"[":"]"}', 1],
  ])('of %s is %i', (text, depth) => {
    expect([isDeeperThan(text, depth), isDeeperThan(text, depth - 1)]).toEqual([false, depth > 0]);
  });

  it('is limited where JSON is parsed: to 100', () => {
    expect(parseJson(nested(100))).toBeInstanceOf(Array);
    expect(() => parseJson(nested(101))).toThrow(SyntaxError);
    expect(jsonTree(nested(100))?.is).toBe('list');
    expect(jsonTree(nested(101))).toBeNull();
  });

  it('is limited where JSON is laid out, whose indents would be longer than the text: to 20', () => {
    expect(prettyJson(`${'['.repeat(19)}[1]${']'.repeat(19)}`).split('\n')).toHaveLength(41);
    expect(prettyJson(`${'['.repeat(20)}[1]${']'.repeat(20)}`)).not.toContain('\n');
  });
});
