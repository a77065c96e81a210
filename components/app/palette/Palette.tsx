import './Palette.css';
import { t } from '@lingui/core/macro';
import type { Signal } from '@preact/signals';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { recentActions } from '../../../lib/navigation/recentActions';
import { changeSetting, settingSignal } from '../../../lib/storage/settingSignal';
import { typedKeys } from '../../shortcuts/ime';
import { Key } from '../../shortcuts/Key';
import type { Action, ActionGroup } from './actions';
import { shownGroups, withLatest } from './matching';

/**
 * The quick actions: a field, and below it what its words find. The first one is chosen; arrows choose another, Enter
 * does it. Closed, the focus is where it was, so that what is done begins from there.
 */
export function Palette(props: {
  typed: Signal<string>;
  groups: ActionGroup[];
  /** Whether an answer to what is typed is on its way: Enter waits for it. */
  pending: boolean;
  /** What is said besides, such as that not all can be found yet. */
  note: string;
  /** An action failed, with why. */
  onFailed: (error: unknown) => void;
  onClose: () => void;
}) {
  const { typed, pending, note } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  /** What was typed when Enter was pressed before its answer was here: the first option is then done by itself. */
  const waiting = useRef<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const recent = settingSignal(recentActions).value ?? [];
  const groups = shownGroups(props.groups, typed.value, { ids: recent, title: t`Recent` });
  const all = groups.flatMap(({ actions }) => actions);
  const at = Math.min(chosen, all.length - 1);

  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, typed.value]);

  const run = (action: Action | undefined) => {
    if (!action) return;
    dialog.current?.close();
    if (action.id !== null) changeSetting(recentActions, withLatest(recent, action.id));
    new Promise((done) => done(action.run())).catch(props.onFailed);
  };
  useLayoutEffect(() => {
    if (pending || waiting.current !== typed.value) return;
    waiting.current = null;
    run(all[at]);
  });

  const choose = (next: number) => {
    waiting.current = null;
    if (all.length > 0) setChosen((next + all.length) % all.length);
  };
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'Escape') dialog.current?.close();
    else if (key === 'ArrowDown') choose(at + 1);
    else if (key === 'ArrowUp') choose(at - 1);
    else if (key !== 'Enter') return;
    else if (pending && chosen === 0) waiting.current = typed.value;
    else run(all[at]);
    event.preventDefault();
    event.stopPropagation();
  };
  const place = new Map(all.map((action, index) => [action, index]));
  return (
    <dialog
      class="palette"
      ref={dialog}
      aria-label={t`Quick actions`}
      onClose={props.onClose}
      onPointerDown={({ target }) => target === dialog.current && dialog.current?.close()}
      onKeyDown={typedKeys(onKey)}
    >
      <div class="palette-box">
        <input
          type="text"
          role="combobox"
          aria-label={t`Quick actions`}
          placeholder={t`Search actions, pages, and orders`}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={all.length > 0 ? `${id}-${at}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            waiting.current = null;
            setChosen(0);
          }}
        />
        <div role="listbox" id={`${id}-list`} class="palette-list" aria-label={t`Quick actions`} ref={list}>
          {groups.map(({ title, actions, isPrivate }, group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and this is a part of a list.
            <div role="group" key={`${group}-${title}`} aria-labelledby={`${id}-group-${group}`}>
              <p class="palette-title soft" role="presentation" id={`${id}-group-${group}`}>
                <bdi class={isPrivate ? 'private' : undefined}>{title}</bdi>
              </p>
              {actions.map((action) => (
                <Option
                  key={place.get(action)}
                  id={`${id}-${place.get(action)}`}
                  action={action}
                  isChosen={place.get(action) === at}
                  onChoose={() => choose(place.get(action) ?? 0)}
                  onRun={() => run(action)}
                />
              ))}
            </div>
          ))}
        </div>
        <p class="palette-note soft" role="status">
          {all.length === 0 && !pending ? t`Nothing matches.` : ''} {note}
        </p>
      </div>
    </dialog>
  );
}

function Option(props: { id: string; action: Action; isChosen: boolean; onChoose: () => void; onRun: () => void }) {
  const { title, detail, keys, isPrivate } = props.action;
  const kind = isPrivate ? ' private' : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as a combobox does.
    <div
      role="option"
      id={props.id}
      class="palette-option"
      tabIndex={-1}
      aria-selected={props.isChosen}
      onPointerMove={() => !props.isChosen && props.onChoose()}
      onClick={props.onRun}
    >
      <bdi class={`palette-name${kind}`}>{title}</bdi>
      {detail && ' '}
      {detail && <span class={`palette-detail soft${kind}`}>{detail}</span>}
      {keys && <Key name={keys} />}
    </div>
  );
}
