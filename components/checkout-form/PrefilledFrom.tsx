import './PrefilledFrom.css';
import { useId } from 'preact/hooks';

/** What the form was filled in from, and the way to an empty one. */
export function PrefilledFrom(props: { remark: string; onEmpty: () => void }) {
  const remark = useId();
  return (
    <div class="filled-from">
      <p id={remark} role="status">
        {props.remark}
      </p>
      <button type="button" class="plain" aria-describedby={remark} onClick={props.onEmpty}>
        Empty the form
      </button>
    </div>
  );
}
