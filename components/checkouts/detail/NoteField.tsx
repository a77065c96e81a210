import { plural, t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { Trans } from '#macro';
import { LONGEST_NOTE, tidyNote } from '../../../lib/checkouts/annotate';
import { CUT, isNoteCut } from '../../../lib/checkouts/bounds';
import { numberText } from '../../../lib/shared/countText';
import { messageOf } from '../../../lib/shared/messageOf';
import type { Stamp } from '../../../lib/sync/stamp';
import { typedKeys } from '../../shortcuts/ime';
import { Field } from '../../ui/Field';

/**
 * What was typed and is not saved, by checkout: whoever comes back finds it, also after saving has failed. `seen`
 * names the notes that were shown when typing began: one that a colleague writes meanwhile is not replaced unseen.
 */
const unsaved = new Map<string, Typed>();
type Typed = { text: string; seen: Stamp[] };

/** Whether words about this checkout were typed and not saved yet. */
export const hasUnsavedNote = (checkoutId: string) => unsaved.has(checkoutId);

/** A person's words about one checkout. They are saved by leaving the field, by Ctrl+Enter, or by leaving the page. */
export function NoteField(props: {
  checkoutId: string;
  note: string | null;
  /** The stamps of what is shown. */
  seen: Stamp[];
  save: (note: string | null, seen: Stamp[]) => Promise<unknown>;
}) {
  const { checkoutId, note } = props;
  const [{ text, seen }, setShown] = useState(
    (): Typed => unsaved.get(checkoutId) ?? { text: note ?? '', seen: props.seen },
  );
  const [state, setState] = useState<'idle' | 'typed' | 'saving' | 'saved' | { failed: string }>(
    unsaved.has(checkoutId) ? 'typed' : 'idle',
  );
  const failed = typeof state === 'object' ? state.failed : '';
  const tooLong = (tidyNote(text) ?? '').length > LONGEST_NOTE;

  // Another page's note is shown, unless this one has newer words.
  useEffect(() => {
    if (!unsaved.has(checkoutId)) setShown((shown) => ({ ...shown, text: note ?? '' }));
  }, [note]);
  useEffect(() => {
    if (!unsaved.has(checkoutId)) setShown((shown) => ({ ...shown, seen: props.seen }));
  }, [props.seen.join(), state]);

  const save = async () => {
    const typed = unsaved.get(checkoutId);
    if (typed === undefined || (tidyNote(typed.text) ?? '').length > LONGEST_NOTE) return;
    setState('saving');
    try {
      await props.save(tidyNote(typed.text), typed.seen);
      // What was typed meanwhile is still to be saved.
      if (unsaved.get(checkoutId) !== typed) return setState('typed');
      unsaved.delete(checkoutId);
      setState('saved');
    } catch (error) {
      setState({ failed: messageOf(error) });
    }
  };

  useEffect(() => {
    const leaving = () => void save();
    const warn = (event: Event) => unsaved.has(checkoutId) && event.preventDefault();
    addEventListener('pagehide', leaving);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('pagehide', leaving);
      removeEventListener('beforeunload', warn);
      leaving();
    };
  }, [checkoutId]);

  return (
    <div>
      <Field
        label={t({ message: 'Note', context: 'noun' })}
        mistake={tooLong ? tooLongText(text.length) : undefined}
        help={isNoteCut(note ?? '') && t`This note was longer. Text after ${CUT} wasn’t kept.`}
        announce
      >
        <textarea
          rows={2}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            const typed = { text: value, seen };
            unsaved.set(checkoutId, typed);
            setShown(typed);
            setState('typed');
          }}
          onBlur={save}
          onKeyDown={typedKeys((event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void save();
          })}
        />
      </Field>
      <p class="annotations-saving soft" role="status">
        {state === 'saving' && t`Saving…`}
        {state === 'saved' && t`Saved`}
        {state === 'typed' && !tooLong && t`Not saved yet. Press Ctrl+Enter to save.`}
      </p>
      {typeof state === 'object' && (
        <p role="alert">
          <Trans>Couldn’t save the note. {failed} What you typed stays here.</Trans>{' '}
          <button type="button" onClick={save}>
            {t`Save again`}
          </button>
        </p>
      )}
    </div>
  );
}

function tooLongText(length: number): string {
  const typed = numberText(length);
  return plural(LONGEST_NOTE, {
    one: `Not saved. Use at most # character; this note has ${typed}.`,
    other: `Not saved. Use at most # characters; this note has ${typed}.`,
  });
}
