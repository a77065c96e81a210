import './Bars.css';
import { useId, useState } from 'preact/hooks';
import { typedKeys } from '../../shortcuts/ime';

/** One bar: how high what was created stands, and the paid part of that. Its name says it in words. */
export type Bar = { name: string; tick: string; href: string; created: number; paid: number };

/** So many words fit below the bars. */
const MOST_TICKS = 7;
/** In percent: what is more than nothing can be seen. */
const LOWEST = 2;

/** A small chart of which each bar is a link. It is one stop of the Tab key; the arrow keys go from bar to bar. */
export function Bars(props: {
  title: string;
  bars: Bar[];
  /** What the highest possible bar stands for, and that in words. */
  top: number;
  topText: string;
}) {
  const { bars, top } = props;
  const title = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const stop = Math.min(chosen ?? bars.length, bars.length - 1);
  const every = Math.ceil(bars.length / MOST_TICKS);
  return (
    <figure class="bars" aria-labelledby={title}>
      <figcaption>
        <h2 id={title}>{props.title}</h2>
        <p class="bars-legend soft">
          <Mark /> created
          <Mark solid /> of these paid
          <span class="bars-top">{props.topText}</span>
        </p>
      </figcaption>
      <ol
        onKeyDown={typedKeys((event) => {
          const to = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: bars.length - 1 }[event.key];
          if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.currentTarget.querySelectorAll('a')[Math.max(0, Math.min(bars.length - 1, to))]?.focus();
        })}
      >
        {bars.map(({ name, tick, href, created, paid }, at) => (
          <li key={href}>
            <a href={href} title={name} tabIndex={at === stop ? 0 : -1} onFocus={() => setChosen(at)}>
              <span class="visually-hidden">{name}</span>
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <Column height={heightOf(created, top)} class="bars-created" />
                <Column height={heightOf(paid, top)} class="bars-paid" />
              </svg>
            </a>
            <span class="bars-tick soft" aria-hidden="true">
              {at % every === 0 && tick}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Column(props: { height: number; class: string }) {
  if (props.height === 0) return null;
  return <rect class={props.class} x="8" y={100 - props.height} width="84" height={props.height} />;
}

function Mark({ solid = false }: { solid?: boolean }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <rect class={solid ? 'bars-paid' : 'bars-created'} x="1" y="1" width="10" height="10" />
    </svg>
  );
}

/** In percent. */
function heightOf(value: number, top: number): number {
  return value <= 0 || top <= 0 ? 0 : Math.max(LOWEST, (100 * value) / top);
}
