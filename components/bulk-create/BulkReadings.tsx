import { useId } from 'preact/hooks';
import { Plural, Trans } from '#macro';
import type { Mark } from '../../lib/amounts/readings';
import { readingBy, readingText } from '../../lib/amounts/readings';
import type { Pasted } from '../../lib/bulk-create/pasted';

/** Asks once for the whole table how its amounts are meant that can be read in two ways, with the first of them. */
export function BulkReadings(props: {
  ambiguous: NonNullable<Pasted['ambiguous']>;
  decimalMark: Mark | null;
  onChoose: (decimalMark: Mark) => void;
}) {
  const name = useId();
  const { rows, first } = props.ambiguous;
  const { number, typed, currency, readings } = first;
  const other = readings.mark === '.' ? ',' : '.';
  return (
    <fieldset class="many-readings">
      <legend>
        <Plural value={rows} one="# amount can be read in two ways." other="# amounts can be read in two ways." />{' '}
        <Trans comment="An amount as it was pasted, and the number of its row">
          What is <bdi class="private">“{typed}”</bdi> in row {number}?
        </Trans>
      </legend>
      {([other, readings.mark] as const).map((mark) => (
        <label key={mark}>
          <input type="radio" name={name} checked={props.decimalMark === mark} onChange={() => props.onChoose(mark)} />
          <span class="private">{readingText(readingBy(mark, readings), currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}
