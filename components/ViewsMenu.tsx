import { useState } from 'preact/hooks';
import type { SavedViews } from '../lib/deskSettings';
import { Menu } from './Menu';

/** Searches that a person has given a name. */
export function ViewsMenu(props: {
  views: SavedViews;
  /** What is shown now, as in the address. */
  current: string;
  hrefOf: (view: string) => string;
  onChange: (views: SavedViews) => void;
}) {
  const { views, current, onChange } = props;
  const [name, setName] = useState('');
  const title = name.trim();
  return (
    <Menu label="Views">
      {views.length === 0 && <p class="soft">Save a search under a name to have it here.</p>}
      <ul class="views">
        {views.map((view) => (
          <li key={view.name}>
            <a href={props.hrefOf(view.view)} aria-current={view.view === current ? 'true' : undefined}>
              <bdi>{view.name}</bdi>
            </a>
            <button
              type="button"
              class="plain"
              aria-label={`Remove view ${view.name}`}
              onClick={() => onChange(views.filter((each) => each !== view))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {current !== '' && (
        <form
          class="bulk-tag"
          onSubmit={(event) => {
            event.preventDefault();
            if (title === '') return;
            onChange([...views.filter((each) => each.name !== title), { name: title, view: current }]);
            setName('');
          }}
        >
          <input
            aria-label="Name of this view"
            placeholder="Name of this view"
            maxLength={60}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit" disabled={title === ''}>
            {views.some((view) => view.name === title) ? 'Replace' : 'Save'}
          </button>
        </form>
      )}
    </Menu>
  );
}
