import { t } from '@lingui/core/macro';
import './Progress.css';
import { useRef } from 'preact/hooks';
import { useGone } from './hooks/useGone';

/** How far something has come: a bar and words, and a button that calls it off where nothing else does. */
export function Progress(props: {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  text: string;
  onCancel?: () => void;
  /** It goes, and its button with the focus. */
  onGone?: () => void;
}) {
  const { done, total } = props;
  const all = useRef<HTMLDivElement>(null);
  useGone(all, () => props.onGone?.());
  return (
    <div class="progress" ref={all}>
      <progress aria-label={props.label} {...(total > 0 && { max: total, value: Math.min(done, total) })} />
      <span>{props.text}</span>
      {props.onCancel && (
        <button type="button" onClick={props.onCancel}>
          {t`Cancel`}
        </button>
      )}
    </div>
  );
}
