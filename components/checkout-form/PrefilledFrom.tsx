import { t } from '@lingui/core/macro';
import './PrefilledFrom.css';
import { useId } from 'preact/hooks';
import { reckoningText } from '../../lib/checkout-form/reckoningText';
import type { Reckoning } from '../../lib/checkout-form/remainder';

/** What the form was filled in from, as an earlier release worded it or in codes, and the way to an empty one. */
export function PrefilledFrom(props: { remark: Reckoning | string; onEmpty: () => void }) {
  const remark = useId();
  return (
    <div class="filled-from">
      <p id={remark} role="status" class="private">
        {typeof props.remark === 'string' ? props.remark : reckoningText(props.remark)}
      </p>
      <button type="button" class="plain" aria-describedby={remark} onClick={props.onEmpty}>
        {t`Clear the form`}
      </button>
    </div>
  );
}
