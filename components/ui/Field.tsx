import './Field.css';
import type { ComponentChildren } from 'preact';
import { cloneElement, type VNode } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled control with its help and, when the typed value is wrong, what to do about it. */
export function Field(props: {
  label: string;
  /** An input or select; its id and its links to the texts are set here. */
  children: VNode<{ id?: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: boolean }>;
  help?: ComponentChildren;
  mistake?: string | undefined;
  /** Whether a mistake is said aloud at once, because the focus stays where it is. */
  announce?: boolean;
}) {
  const id = useId();
  const described = [props.help && `${id}-help`, props.mistake && `${id}-mistake`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {cloneElement(props.children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.mistake !== undefined,
      })}
      {props.mistake && (
        <p id={`${id}-mistake`} class="field-mistake" role={props.announce ? 'alert' : undefined}>
          {props.mistake}
        </p>
      )}
      {props.help && (
        <p id={`${id}-help`} class="field-help">
          {props.help}
        </p>
      )}
    </div>
  );
}
