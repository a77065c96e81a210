import './Progress.css';

/** How far something has come: a bar and words, and a button that calls it off where nothing else does. */
export function Progress(props: {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  text: string;
  onCancel?: () => void;
}) {
  const { done, total } = props;
  return (
    <div class="progress">
      <progress aria-label={props.label} {...(total > 0 && { max: total, value: Math.min(done, total) })} />
      <span>{props.text}</span>
      {props.onCancel && (
        <button type="button" onClick={props.onCancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
