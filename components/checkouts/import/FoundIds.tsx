import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import type { FoundIds as Found } from '../../../lib/inqud/checkoutIds';
import { numberText } from '../../../lib/shared/countText';
import { cutWhole } from '../../../lib/shared/cutText';

const SHOWN = 5;
const LONGEST = 60;

/** What a pasted text has: how many checkout IDs, and which lines have none. */
export function FoundIds({ found: { ids, without } }: { found: Found }) {
  if (ids.length === 0 && without.length === 0) return null;
  const count = ids.length;
  const more = without.length - SHOWN;
  return (
    <div>
      <p role="status">
        {plural(count, { one: '# checkout ID found.', other: '# checkout IDs found.' })}
        {without.length > 0 && ` ${withoutText(without.length)}`}
      </p>
      {without.length > 0 && (
        <ul class="import-without soft" aria-label={t`Lines without an ID`}>
          {without.slice(0, SHOWN).map(({ line, text }) => (
            <li key={line}>
              <Line number={numberText(line)} text={text.length > LONGEST ? `${cutWhole(text, LONGEST)}…` : text} />
            </li>
          ))}
          {more > 0 && <li>{plural(more, { one: 'and # more', other: 'and # more' })}</li>}
        </ul>
      )}
    </div>
  );
}

function withoutText(count: number): string {
  return plural(count, { one: '# line has none:', other: '# lines have none:' });
}

function Line({ number, text }: { number: string; text: string }) {
  return (
    <Trans>
      Line {number}: <bdi class="private">{text}</bdi>
    </Trans>
  );
}
