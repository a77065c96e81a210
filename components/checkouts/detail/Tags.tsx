import { plural, t } from '@lingui/core/macro';
import { useId, useRef, useState } from 'preact/hooks';
import { changeTags, isSameTag, LONGEST_TAG, MOST_TAGS, typedTags } from '../../../lib/checkouts/tags';
import { lineMistakeText } from '../../../lib/shared/lineMistakeText';
import { lastComma } from '../../../lib/shared/lists';
import { messageOf } from '../../../lib/shared/messageOf';
import { lineMistake } from '../../../lib/shared/text';
import { Field } from '../../ui/Field';
import { tooLongText } from '../tagText';

/** A list that nobody reads to its end. */
const MOST_SUGGESTED = 50;

/** The tags of one checkout. Enter, a comma or going elsewhere adds what is typed; each tag has a button that removes it. */
export function Tags(props: {
  tags: string[];
  /** Tags of other checkouts. */
  suggestions: string[];
  change: (change: { addTags: string[] } | { removeTags: string[] }) => Promise<unknown>;
}) {
  const { tags } = props;
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();

  const change = async (what: Parameters<typeof props.change>[0]) => {
    setMistake(undefined);
    try {
      await props.change(what);
    } catch (error) {
      setMistake(messageOf(error));
      throw error;
    }
  };
  /** Takes the tags out of the field at once, so that the next one can be typed; a failure puts them back. */
  const add = (text: string, rest: string) => {
    const found = typedTags(text);
    const wrong = mistakeOf(found, tags);
    setMistake(wrong);
    if (wrong !== undefined) return;
    setTyped(rest);
    if (found.length === 0) return;
    change({ addTags: found }).catch(() => setTyped((now) => [...found, now].filter(Boolean).join(', ')));
  };
  /** Adds the tags before the last comma. */
  const addBefore = (field: HTMLInputElement) => {
    const { value } = field;
    const comma = lastComma(value);
    if (comma === -1) return;
    // Also a comma alone goes, though what is typed is then as it was before.
    field.value = value.slice(comma + 1).trimStart();
    add(value.slice(0, comma), field.value);
  };
  const remove = (tag: string) => {
    // Its button is about to go.
    input.current?.focus();
    change({ removeTags: [tag] }).catch(() => {});
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add(typed, '');
      }}
    >
      {tags.length > 0 && (
        <ul class="annotations-tags" aria-label={t`Tags`}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button type="button" class="plain" aria-label={t`Remove tag ${tag}`} onClick={() => remove(tag)}>
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label={t`Add a tag`} mistake={mistake} announce>
        <input
          ref={input}
          autocomplete="off"
          list={list}
          value={typed}
          // Whoever goes elsewhere has typed it.
          onBlur={() => typed.trim() !== '' && mistake === undefined && add(typed, '')}
          onInput={({ currentTarget: field, isComposing }) => {
            setTyped(field.value);
            setMistake(undefined);
            // A comma that an input method still composes may become something else.
            if (!isComposing) addBefore(field);
          }}
          onCompositionEnd={({ currentTarget: field }) => addBefore(field)}
        />
      </Field>
      <datalist id={list}>
        {props.suggestions
          .filter((suggestion) => !tags.some((tag) => isSameTag(tag, suggestion)))
          .slice(0, MOST_SUGGESTED)
          .map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
      </datalist>
    </form>
  );
}

function mistakeOf(found: string[], tags: string[]): string | undefined {
  if (found.some((tag) => tag.length > LONGEST_TAG)) return tooLongText();
  const odd = found.map(lineMistake).find((mistake) => mistake !== undefined);
  if (odd) return lineMistakeText(odd);
  if (changeTags(tags, found, []).length > MOST_TAGS) {
    return plural(MOST_TAGS, {
      one: 'A checkout has at most # tag. Remove one first.',
      other: 'A checkout has at most # tags. Remove one first.',
    });
  }
  return undefined;
}
