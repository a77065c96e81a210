import './Tabs.css';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { typedKeys } from '../shortcuts/ime';

/** Several things in one place, of which one is seen. Arrow keys, Home and End go from tab to tab. */
export function Tabs<Name extends string>(props: {
  label: string;
  names: readonly Name[];
  current: Name;
  onChoose: (name: Name) => void;
  /** What the current tab shows. */
  children: ComponentChildren;
}) {
  const { names, current } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const place = names.indexOf(current);
    const moves: Record<string, number> = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 };
    // With Alt or Command an arrow is the browser's: back and forward.
    const move = event.altKey || event.ctrlKey || event.metaKey ? undefined : moves[event.key];
    const next = move === undefined ? undefined : names.at(move % names.length);
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(next);
    list.current?.querySelectorAll('button')[names.indexOf(next)]?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={props.label} ref={list}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === current}
            aria-controls={`${id}-panel`}
            tabIndex={name === current ? 0 : -1}
            onClick={() => props.onChoose(name)}
            onKeyDown={typedKeys(go)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {props.children}
      </div>
    </div>
  );
}
