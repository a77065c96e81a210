import './Annotations.css';
import { useState } from 'preact/hooks';
import type { Annotation } from '../../../lib/checkouts/annotate';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { messageOf } from '../../../lib/shared/messageOf';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NoteField } from './NoteField';
import { Tags } from './Tags';

/** What a person says of one checkout: a note, tags, and whether it is put aside. */
export function Annotations(props: {
  checkout: Pick<StoredCheckout, 'id' | 'note' | 'tags' | 'archived'>;
  /** Tags of other checkouts. */
  suggestions: string[];
  annotate: (change: Annotation) => Promise<unknown>;
}) {
  const { checkout, annotate } = props;
  const [failed, setFailed] = useState<string>();
  const archive = async () => {
    setFailed(undefined);
    try {
      await annotate({ archived: checkout.archived ? 0 : 1 });
    } catch (error) {
      setFailed(messageOf(error));
    }
  };
  return (
    <section class="annotations" aria-label="Note and tags">
      <UnlockedOnly what="change note, tags and archive">
        <NoteField
          key={checkout.id}
          checkoutId={checkout.id}
          note={checkout.note}
          save={(note) => annotate({ note })}
        />
        <Tags tags={checkout.tags} suggestions={props.suggestions} change={annotate} />
        <div class="annotations-archive">
          <button type="button" onClick={archive}>
            {checkout.archived ? 'Bring back' : 'Archive'}
          </button>
          <span role="status">{checkout.archived === 1 && 'Archived: left out of the lists, still watched.'}</span>
          {failed && <p role="alert">{failed}</p>}
        </div>
      </UnlockedOnly>
    </section>
  );
}
