import { useId } from 'preact/hooks';
import type { Mark } from '../../lib/amounts/readings';
import { readingBy, readingText } from '../../lib/amounts/readings';
import type { Pasted } from '../../lib/bulk-create/pasted';
import { countText } from '../../lib/shared/countText';

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
        {countText(rows, 'amount can', 'amounts can')} be read in two ways. What is <bdi>“{typed}”</bdi> in row {number}
        ?
      </legend>
      {([other, readings.mark] as const).map((mark) => (
        <label key={mark}>
          <input type="radio" name={name} checked={props.decimalMark === mark} onChange={() => props.onChoose(mark)} />
          {readingText(readingBy(mark, readings), currency)}
        </label>
      ))}
    </fieldset>
  );
}
