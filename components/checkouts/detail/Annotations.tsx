import './Annotations.css';
import { t } from '@lingui/core/macro';
import type { IconNode } from 'lucide';
import archiveIcon from 'lucide/dist/esm/icons/archive.mjs';
import noteIcon from 'lucide/dist/esm/icons/notebook-pen.mjs';
import tagIcon from 'lucide/dist/esm/icons/tag.mjs';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Annotation } from '../../../lib/checkouts/annotate';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { messageOf } from '../../../lib/shared/messageOf';
import { noteOf } from '../../../lib/sync/edits';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { Icon } from '../../ui/icon/Icon';
import { hasUnsavedNote, NoteField } from './NoteField';
import { OtherNotes } from './OtherNotes';
import { Tags } from './Tags';

/** What a person says of one checkout: a note, tags, and whether it is archived. */
export function Annotations(props: {
  checkout: Pick<StoredCheckout, 'id' | 'note' | 'tags' | 'archived' | 'edits'>;
  /** The names of colleagues, by their desks' IDs. */
  authors: Readonly<Record<string, string>>;
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
    <section class="annotations" aria-label={t`Note and tags`}>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change the note, tags, or archive.`}>
        <Folded
          icon={noteIcon}
          action="note"
          label={checkout.note === null ? t`Add note` : t({ message: 'Note', context: 'noun' })}
          filled={checkout.note !== null || hasUnsavedNote(checkout.id)}
        >
          <NoteField
            key={checkout.id}
            checkoutId={checkout.id}
            note={checkout.note}
            seen={noteOf(checkout).seen}
            save={(note, noteSeen) => annotate({ note, noteSeen })}
          />
          <OtherNotes edits={checkout.edits} authors={props.authors} />
        </Folded>
        <Folded
          icon={tagIcon}
          action="tags"
          label={checkout.tags.length === 0 ? t`Add tags` : t`Tags`}
          filled={checkout.tags.length > 0}
        >
          <Tags tags={checkout.tags} suggestions={props.suggestions} change={annotate} />
        </Folded>
        <div class="annotations-archive">
          <button type="button" class="plain" data-action="archive" onClick={archive}>
            <Icon of={archiveIcon} />
            {checkout.archived ? t`Unarchive` : t({ message: 'Archive', context: 'action' })}
          </button>
          <span role="status">{checkout.archived === 1 && t`Archived. Hidden from lists, still tracked.`}</span>
          {failed && <p role="alert">{failed}</p>}
        </div>
      </UnlockedOnly>
    </section>
  );
}

/** A quiet button while it is empty; once filled it stays open, also while one empties it. */
function Folded(props: {
  icon: IconNode;
  action: string;
  label: string;
  filled: boolean;
  children: ComponentChildren;
}) {
  const [wasFilled, setWasFilled] = useState(props.filled);
  if (props.filled && !wasFilled) setWasFilled(true);
  return (
    <details class="annotation" open={wasFilled}>
      <summary class="button plain" data-action={props.action}>
        <Icon of={props.icon} />
        {props.label}
      </summary>
      {props.children}
    </details>
  );
}
