import { plural, t } from '@lingui/core/macro';
import usersIcon from 'lucide/dist/esm/icons/users.mjs';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Trans } from '#macro';
import { isLocked } from '../../../lib/accounts/lock';
import type { TeamShare } from '../../../lib/app/teamShare';
import type { Failure } from '../../../lib/shared/failure/failure';
import { lineMistakeText } from '../../../lib/shared/lineMistakeText';
import { lineMistake } from '../../../lib/shared/text';
import type { SharedValue } from '../../../lib/team/shared/kinds';
import type { Listed, NamedKind } from '../../../lib/team/shared/named';
import { listedNames } from '../../../lib/team/shared/named';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NotSaved } from '../../data/NotSaved';
import { NotShared, sharedByText } from '../../team/ShareSwitch';
import { Icon } from '../../ui/icon/Icon';
import { Menu } from '../../ui/Menu';

const LONGEST_NAME = 60;

/** What such a menu says. */
type Texts = {
  label: string;
  /** While there are none. */
  empty?: string;
  field: string;
  locked: string;
  remove: (name: string) => string;
  full: string;
};

/** What has a name, this desk's and the team's, to choose from; and what is shown now, to be given one. */
export function NamesMenu<K extends NamedKind>(props: {
  texts: Texts;
  class?: string;
  end?: boolean;
  /** Above the names. */
  children?: ComponentChildren;
  own: readonly SharedValue[K][];
  team: TeamShare<K> | undefined;
  /** As many as this desk can have of its own. */
  most: number;
  /** What is shown now, under this name; null while there is nothing to save. */
  current: ((name: string) => SharedValue[K]) | null;
  /** How one is chosen. */
  choice: (value: SharedValue[K], note: ComponentChildren) => ComponentChildren;
  /** Resolves with why it was not stored; null when it was. */
  onChange: (own: SharedValue[K][]) => Promise<Failure | null>;
}) {
  const { texts, own, team, current } = props;
  const items = team?.items.value ?? null;
  const listed = listedNames(own, items);
  const [failed, setFailed] = useState<Failure | null>(null);
  const [unsaid, setUnsaid] = useState<string | null>(null);
  const change = async (next: SharedValue[K][]): Promise<boolean> => {
    const why = await props.onChange(next);
    setFailed(why);
    return why === null;
  };
  const said = async (saying: Promise<string | null> | undefined): Promise<boolean> => {
    const why = (await saying) ?? null;
    setUnsaid(why);
    return why === null;
  };
  const [name, setName] = useState('');
  const mistakeId = useId();
  const title = name.trim();
  const odd = lineMistake(title);
  const known = listed.find(({ value }) => value.name === title);
  const isFull = own.length >= props.most && !known;
  const mistake =
    title.length > LONGEST_NAME ? tooLongText() : isFull && title !== '' ? texts.full : odd && lineMistakeText(odd);
  /** What was just removed, and where it stood. */
  const [removed, setRemoved] = useState<{ value: SharedValue[K]; at: number } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** The name whose switch was pressed: its line then goes to another place, and loses the focus. */
  const pressed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (pressed.current === null || (active instanceof HTMLElement && active.dataset.shares === pressed.current))
      return;
    if (active === document.body) {
      const switches = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-shares]') ?? []);
      switches.find(({ dataset }) => dataset.shares === pressed.current)?.focus();
    }
    pressed.current = null;
  });
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useLayoutEffect(() => undo.current?.focus(), [removed]);

  const save = async (value: SharedValue[K]) => {
    // The team's is changed for everybody.
    if (known?.shared && !(await said(team?.share(known.shared.id, known.value, value)))) return;
    const isHere = own.some((each) => each.name === title);
    if (known?.shared && !isHere) return setName('');
    if (await change([...own.filter((each) => each.name !== title), value])) setName('');
  };
  const toggle = async ({ value, shared }: Listed<K>) => {
    pressed.current = value.name;
    if (!shared) return said(team?.share(crypto.randomUUID(), null, value));
    // As the team had it last, it stays with whoever takes it back.
    const kept = [...own.filter((each) => each.name !== value.name), value];
    return (await change(kept)) && said(team?.unshare(shared.id));
  };
  const remove = async ({ value, shared }: Listed<K>) => {
    if (shared && !(await said(team?.unshare(shared.id)))) return;
    const at = own.findIndex((each) => each.name === value.name);
    if (await change(own.filter((each) => each.name !== value.name))) setRemoved({ value, at: Math.max(0, at) });
  };
  return (
    <Menu
      label={texts.label}
      {...(props.class !== undefined && { class: props.class })}
      {...(props.end && { end: true })}
      onToggle={() => setRemoved(null)}
    >
      {props.children}
      {texts.empty !== undefined && listed.length === 0 && removed === null && <p class="soft">{texts.empty}</p>}
      <ul class="views" ref={list}>
        {listed.map((each) => (
          <li key={each.shared?.id ?? each.value.name}>
            {props.choice(each.value, each.shared && <span class="soft views-by">{sharedByText(each.shared.by)}</span>)}
            {items && (
              <button
                type="button"
                class="plain"
                data-shares={each.value.name}
                aria-pressed={each.shared !== null}
                aria-label={shareText(each.value.name)}
                title={shareText(each.value.name)}
                disabled={isLocked.value}
                onClick={() => void toggle(each)}
              >
                <Icon of={usersIcon} />
              </button>
            )}
            {/* A colleague's is the team's: it is taken out by its switch. */}
            {(!each.shared || each.shared.by === null) && (
              <button
                type="button"
                class="plain"
                aria-label={texts.remove(each.value.name)}
                disabled={isLocked.value}
                onClick={() => void remove(each)}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {removed && (
        <p class="views-removed" role="status">
          <span>
            <Removed name={removed.value.name} />
          </span>
          <button
            type="button"
            ref={undo}
            onClick={({ currentTarget }) => {
              void change(own.toSpliced(removed.at, 0, removed.value));
              currentTarget.closest('details')?.querySelector('summary')?.focus();
              setRemoved(null);
            }}
          >
            {t`Undo`}
          </button>
        </p>
      )}
      {current && (
        <form
          class="bulk-tag"
          onSubmit={async (event) => {
            event.preventDefault();
            if (title === '' || mistake) return;
            setRemoved(null);
            await save(current(title));
          }}
        >
          <UnlockedOnly why={texts.locked}>
            <input
              aria-label={texts.field}
              placeholder={texts.field}
              value={name}
              aria-invalid={mistake !== undefined}
              aria-describedby={mistake ? mistakeId : undefined}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
            <button type="submit" disabled={title === '' || mistake !== undefined}>
              {known ? t`Replace` : t`Save`}
            </button>
          </UnlockedOnly>
        </form>
      )}
      <NotSaved why={failed} />
      <NotShared why={unsaid} />
      {mistake && <p id={mistakeId}>{mistake}</p>}
    </Menu>
  );
}

function Removed({ name }: { name: string }) {
  return (
    <Trans comment="A saved view, or a set of columns">
      <bdi>{name}</bdi> removed
    </Trans>
  );
}

const shareText = (name: string) =>
  t({ message: `Share ${name} with the team`, comment: 'The name of a view, or of a set of columns' });

function tooLongText(): string {
  return plural(LONGEST_NAME, { one: 'Use at most # character.', other: 'Use at most # characters.' });
}
