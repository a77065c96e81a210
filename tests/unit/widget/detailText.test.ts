import { describe, expect, it } from 'vitest';
import { detailText, LONGEST_DETAIL } from '../../../lib/widget/detailText';

describe('detailText', () => {
  it.each([
    [{ id: 'CCO-1', status: 'SUCCESS', more: [1] }, '{"id":"CCO-1","status":"SUCCESS","more":[1]}'],
    [null, 'null'],
    ['SUCCESS', '"SUCCESS"'],
    [undefined, 'undefined'],
    [Symbol('x'), 'Symbol(x)'],
  ])('writes %s as JSON, or as its string where there is none', (detail, text) => {
    expect(detailText(detail)).toBe(text);
  });

  it('reports what cannot be serialised, instead of throwing', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(detailText(circle)).toContain('TypeError');
    expect(detailText(1n)).toContain('TypeError');
    expect(
      detailText({
        toJSON() {
          throw new Error('not mine');
        },
      }),
    ).toBe('Error: not mine');
  });

  it('truncates what is too long, with an ellipsis [S-10]', () => {
    const whole = 'x'.repeat(LONGEST_DETAIL - 2);
    expect(detailText(whole)).toBe(`"${whole}"`);
    expect(detailText(`${whole}y`)).toBe(`"${whole}y…`);
  });
});
