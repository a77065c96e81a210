import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../lib/inqud/timestamp';

/** Any second of the years that ISO 8601 writes with four digits. */
const second = fc.integer({ min: Date.UTC(1970, 0, 1) / 1000, max: Date.UTC(2999, 11, 31) / 1000 });

describe('parseTimestamp', () => {
  it.each([
    ['2023-12-22T09:17:26.081523507Z', Date.UTC(2023, 11, 22, 9, 17, 26, 81)],
    ['2024-12-01T12:00:00Z', Date.UTC(2024, 11, 1, 12)],
    ['2018-12-04T12:02:35.14Z', Date.UTC(2018, 11, 4, 12, 2, 35, 140)],
  ])('reads the documented %s', (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms);
  });

  it('reads 0 to 9 fraction digits and truncates to milliseconds: "fraction digits vary"', () => {
    fc.assert(
      fc.property(second, fc.stringMatching(/^\d{0,9}$/), (seconds, fraction) => {
        const text = new Date(seconds * 1000).toISOString().slice(0, 19);
        const ms = Number(`${fraction}000`.slice(0, 3));
        expect(parseTimestamp(`${text}${fraction && `.${fraction}`}Z`)).toBe(seconds * 1000 + ms);
      }),
    );
  });

  it('reads a time zone offset', () => {
    expect(parseTimestamp('2024-01-01T02:30:00+02:30')).toBe(Date.UTC(2024, 0, 1));
    expect(parseTimestamp('2023-12-31T19:00:00-05:00')).toBe(Date.UTC(2024, 0, 1));
  });

  it.each([
    '',
    'tomorrow',
    '2024',
    '2024-12-01',
    '2024-12-01T12:00:00',
    '2024-12-01 12:00:00Z',
    '2024-12-01T12:00Z',
    '2024-12-01T12:00:00.Z',
    '2024-12-01T12:00:00.1234567890Z',
    '2024-13-01T12:00:00Z',
    '2024-12-01T25:00:00Z',
    '2024-12-01T12:00:00+99:99',
    '2024-12-01T12:00:00Z\n',
    ' 2024-12-01T12:00:00Z',
    '1733054400',
  ])('refuses %j', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });
});
