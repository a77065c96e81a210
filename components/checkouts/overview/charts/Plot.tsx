import { plural } from '@lingui/core/macro';
import './Plot.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { typedKeys } from '../../../shortcuts/ime';
import type { Axis } from './axis';
import { useRovingLinks } from './useRovingLinks';

/** What stands side by side in a chart: each is a link to its rows, and says what it shows. */
export type Column = {
  key: string;
  href: string;
  /** Below it; null where there is no room for words. */
  tick: string | null;
  /** Its time, and what is so of it, a line for each number. */
  name: string;
  lines: string[];
  /** How many checkouts its rows are. */
  rows: number;
};

/** In px. */
export const PLOT_HEIGHT = 160;
const TICK_HEIGHT = 24;

/** The height of a value in px, on an axis. */
export function heightOf(value: number, axis: Axis): number {
  const top = axis.at(-1) ?? 0;
  return value <= 0 || top <= 0 ? 0 : (PLOT_HEIGHT * value) / top;
}

/**
 * The frame of a chart over time: a vertical axis with its lines, and a link for each part of the time. What is drawn in
 * a column is `draw`, which is null while it is counted; what goes across them is `across`.
 */
export function Plot(props: {
  columns: Column[];
  axis: Axis;
  axisText: (value: number) => string;
  draw: ((place: number) => ComponentChildren) | null;
  across?: ComponentChildren;
  /** Words at one value, in place of a legend. */
  label?: { place: number; value: number; text: string } | null;
  /** In place of what would be drawn, when there is nothing. */
  empty: string | null;
}) {
  const { columns, axis, empty, label } = props;
  const { tabIndexOf, choose, goByKey } = useRovingLinks(columns.length, 'side by side');
  const tip = useTip();
  const shown = tip.at === null ? undefined : columns[tip.at];
  return (
    <div class="plot">
      <div class="plot-axis" aria-hidden="true">
        {linesOf(axis).map(({ value, height }) => (
          <span key={height} style={{ insetBlockEnd: `${height}px` }}>
            <span>{value !== null && props.axisText(value)}</span>
          </span>
        ))}
      </div>
      <ol
        onKeyDown={typedKeys((event) => {
          if (event.key === 'Escape') tip.dismiss();
          else goByKey(event);
        })}
        onPointerLeave={() => tip.hover(null)}
      >
        {columns.map(({ key, href, tick, ...said }, place) => (
          <li key={key} class={place === tip.at ? 'plot-active' : undefined} onPointerEnter={() => tip.hover(place)}>
            <a
              href={href}
              tabIndex={tabIndexOf(place)}
              onFocus={() => {
                choose(place);
                tip.focus(place);
              }}
              onBlur={() => tip.focus(null)}
            >
              <span class="visually-hidden">{nameOf(said)}</span>
              {props.draw && (
                <svg class="plot-column" height={PLOT_HEIGHT} aria-hidden="true">
                  {props.draw(place)}
                </svg>
              )}
            </a>
            <span class="plot-tick soft" aria-hidden="true">
              {tick}
            </span>
          </li>
        ))}
      </ol>
      {props.across && (
        <svg class="plot-across" width="100%" height={PLOT_HEIGHT} aria-hidden="true">
          {props.across}
        </svg>
      )}
      {label && (
        <span
          class="plot-label"
          aria-hidden="true"
          style={{
            insetInlineEnd: `${100 * (1 - (label.place + 1) / columns.length)}%`,
            insetBlockEnd: `${TICK_HEIGHT + heightOf(label.value, axis) + 6}px`,
          }}
        >
          {label.text}
        </span>
      )}
      {empty !== null && (
        <p class="plot-empty soft">
          <span class="plot-empty-words">{empty}</span>
        </p>
      )}
      {shown && tip.at !== null && (
        <div class="plot-tip" aria-hidden="true" style={tipPlace((tip.at + 0.5) / columns.length)}>
          <strong>{shown.name}</strong>
          {shown.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {shown.rows > 0 && <span class="soft">{tip.isFocus ? enterText(shown.rows) : clickText(shown.rows)}</span>}
        </div>
      )}
    </div>
  );
}

/** The lines of an axis. While nothing gives it a top they stand without words, so that nothing moves later. */
function linesOf(axis: Axis): { value: number | null; height: number }[] {
  if (axis.length > 1) return axis.map((value) => ({ value, height: heightOf(value, axis) }));
  return [0, 0.25, 0.5, 0.75, 1].map((share) => ({ value: null, height: share * PLOT_HEIGHT }));
}

/** "February 26: 3 of 4 paid, Before: 75%". No "and" before the last: it is no part of a sum, but what was before. */
function nameOf({ name, lines }: Pick<Column, 'name' | 'lines'>): string {
  return `${name}: ${lines.join(', ')}`;
}

/** Beside its column, where there is more room. `middle` is the middle of the column, as a share of the width. */
function tipPlace(middle: number): Record<string, string> {
  const side = middle <= 0.5 ? 'insetInlineStart' : 'insetInlineEnd';
  const share = 100 * (middle <= 0.5 ? middle : 1 - middle);
  return { [side]: `calc(${share}% + 16px)`, maxInlineSize: `calc(${100 - share}% - 16px)` };
}

/** Which column the tip is about: the one under the pointer, else the focused one. Escape takes it away. */
function useTip() {
  const [hovered, hover] = useState<number | null>(null);
  const [focused, focus] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const which = `${hovered} ${focused}`;
  const at = which === dismissed ? null : (hovered ?? focused);
  useEffect(() => {
    if (dismissed !== null && dismissed !== which) setDismissed(null);
  }, [dismissed, which]);
  return { at, isFocus: hovered === null, hover, focus, dismiss: () => setDismissed(which) };
}

function enterText(rows: number): string {
  return plural(rows, { one: 'Press Enter to open # checkout', other: 'Press Enter to open # checkouts' });
}

function clickText(rows: number): string {
  return plural(rows, { one: 'Click to open # checkout', other: 'Click to open # checkouts' });
}
