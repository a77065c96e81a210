import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isLocked } from '../../../lib/accounts/lock';
import type { SavedViews } from '../../../lib/search/settings';
import type { Failure } from '../../../lib/shared/failure/failure';
import { lineMistakeText } from '../../../lib/shared/lineMistakeText';
import { lineMistake } from '../../../lib/shared/text';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { NotSaved } from '../../data/NotSaved';
import { Menu } from '../../ui/Menu';

const LONGEST_NAME = 60;
const MOST_VIEWS = 100;

/** Searches that a person has given a name. */
export function ViewsMenu(props: {
  views: SavedViews;
  /** What is shown now, as in the address. */
  current: string;
  hrefOf: (view: string) => string;
  /** Resolves with why it was not stored; null when it was. */
  onChange: (views: SavedViews) => Promise<Failure | null>;
}) {
  const { views, current } = props;
  const [failed, setFailed] = useState<Failure | null>(null);
  const change = async (next: SavedViews): Promise<boolean> => {
    const why = await props.onChange(next);
    setFailed(why);
    return why === null;
  };
  const [name, setName] = useState('');
  const title = name.trim();
  const odd = lineMistake(title);
  const isFull = views.length >= MOST_VIEWS && !views.some((view) => view.name === title);
  const mistake =
    title.length > LONGEST_NAME
      ? `Use at most ${LONGEST_NAME} characters.`
      : isFull && title !== ''
        ? `There is room for ${MOST_VIEWS} views. Remove one first.`
        : odd && lineMistakeText(odd);
  /** What was just removed, and where it stood. */
  const [removed, setRemoved] = useState<{ view: SavedViews[number]; at: number } | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useLayoutEffect(() => undo.current?.focus(), [removed]);
  return (
    <Menu label="Views" onToggle={() => setRemoved(null)}>
      {views.length === 0 && removed === null && <p class="soft">Save a search under a name to have it here.</p>}
      <ul class="views">
        {views.map((view, at) => (
          <li key={view.name}>
            <a
              href={props.hrefOf(view.view)}
              onClick={({ currentTarget }) => {
                const menu = currentTarget.closest('details');
                menu?.querySelector('summary')?.focus();
                if (menu) menu.open = false;
              }}
              aria-current={view.view === current ? 'true' : undefined}
            >
              <bdi>{view.name}</bdi>
            </a>
            <button
              type="button"
              class="plain"
              aria-label={`Remove view ${view.name}`}
              disabled={isLocked.value}
              onClick={async () => {
                if (await change(views.toSpliced(at, 1))) setRemoved({ view, at });
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {removed && (
        <p class="views-removed" role="status">
          <span>
            <bdi>{removed.view.name}</bdi> is removed.
          </span>
          <button
            type="button"
            ref={undo}
            onClick={({ currentTarget }) => {
              void change(views.toSpliced(removed.at, 0, removed.view));
              currentTarget.closest('details')?.querySelector('summary')?.focus();
              setRemoved(null);
            }}
          >
            Undo
          </button>
        </p>
      )}
      {current !== '' && (
        <form
          class="bulk-tag"
          onSubmit={async (event) => {
            event.preventDefault();
            if (title === '' || mistake) return;
            setRemoved(null);
            const saved = [...views.filter((each) => each.name !== title), { name: title, view: current }];
            if (await change(saved)) setName('');
          }}
        >
          <UnlockedOnly what="save this view">
            <input
              aria-label="Name of this view"
              placeholder="Name of this view"
              value={name}
              aria-invalid={mistake !== undefined}
              aria-describedby={mistake ? 'view-name-mistake' : undefined}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
            <button type="submit" disabled={title === '' || mistake !== undefined}>
              {views.some((view) => view.name === title) ? 'Replace' : 'Save'}
            </button>
          </UnlockedOnly>
        </form>
      )}
      <NotSaved why={failed} />
      {mistake && <p id="view-name-mistake">{mistake}</p>}
    </Menu>
  );
}
