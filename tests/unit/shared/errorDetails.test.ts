import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorDetails } from '../../../lib/shared/errorDetails';
import { SAMPLE_SECRET } from '../support/examples';

const withStack = (message: string, stack: string) => Object.assign(new TypeError(message), { stack });

describe('the details of an error', () => {
  it('are its kind, its message and where it was thrown, without the ID of the extension', () => {
    const chrome = withStack(
      "Cannot read properties of undefined (reading 'at')",
      "TypeError: Cannot read properties of undefined (reading 'at')\n    at Timeline (chrome-extension://abcdefghijklmnop/chunks/desk.js:1:234)\n    at async Promise.all (index 0)",
    );
    expect(errorDetails(chrome)).toBe(
      "TypeError: Cannot read properties of undefined (reading 'at')\nat Timeline (/chunks/desk.js:1:234)\nat async Promise.all (index 0)",
    );
    const firefox = withStack(
      'x is undefined',
      'Timeline@moz-extension://1b4e28ba-2fa1-11d2-883f-b9a761bde3fb/a.js:1:2\n',
    );
    expect(errorDetails(firefox)).toBe('TypeError: x is undefined\nTimeline@/a.js:1:2');
  });

  it.each([
    [`"${SAMPLE_SECRET}" is not valid JSON`, '"…" is not valid JSON'],
    [`Unexpected token ${SAMPLE_SECRET}`, 'Unexpected token …'],
    ['wrong “correct horse battery”', 'wrong “…”'],
    ["wrong 'correct horse battery'", "wrong '…'"],
  ])('have nothing in %j that may be secret', (message, shown) => {
    expect(errorDetails(withStack(message, ''))).toBe(`TypeError: ${shown}`);
  });

  it('never contain a secret, wherever it is in the message', () => {
    const around = fc.string({ unit: fc.constantFrom('"', "'", ' ', 'a', ':', '(', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(errorDetails(withStack(`${before} ${SAMPLE_SECRET} ${after}`, ''))).not.toContain(SAMPLE_SECRET);
      }),
    );
  });

  it('are of whatever was thrown, and never long', () => {
    expect(errorDetails(undefined).split('\n')[0]).toBe('Error: undefined');
    expect(errorDetails({ toString: () => ({}) }).split('\n')[0]).toBe('Error: no text');
    const long = withStack('a b '.repeat(10_000), `    at f (a.js:1:1)\n`.repeat(1000));
    expect(errorDetails(long).length).toBeLessThan(1000);
  });
});
