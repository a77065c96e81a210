import { plural, t } from '@lingui/core/macro';
import type { TeamShare } from '../../../lib/app/teamShare';
import type { SavedViews } from '../../../lib/search/settings';
import type { Failure } from '../../../lib/shared/failure/failure';
import { NamesMenu } from './NamesMenu';

const MOST_VIEWS = 100;

/** Searches that a person has given a name, and those of the team. */
export function ViewsMenu(props: {
  views: SavedViews;
  team?: TeamShare<'views'> | undefined;
  /** What is shown now, as in the address. */
  current: string;
  hrefOf: (view: string) => string;
  /** Resolves with why it was not stored; null when it was. */
  onChange: (views: SavedViews) => Promise<Failure | null>;
}) {
  const { current } = props;
  return (
    <NamesMenu<'views'>
      texts={{
        label: t`Views`,
        empty: t`Saved searches show up here.`,
        field: t`View name`,
        locked: t`Checkout Desk is locked. Unlock it to save this view.`,
        remove: removeText,
        full: fullText(),
      }}
      own={props.views}
      team={props.team}
      most={MOST_VIEWS}
      current={current === '' ? null : (name) => ({ name, view: current })}
      choice={({ name, view }, note) => (
        <a
          href={props.hrefOf(view)}
          onClick={({ currentTarget }) => {
            const menu = currentTarget.closest('details');
            menu?.querySelector('summary')?.focus();
            if (menu) menu.open = false;
          }}
          aria-current={view === current ? 'true' : undefined}
        >
          <bdi>{name}</bdi>
          {note}
        </a>
      )}
      onChange={props.onChange}
    />
  );
}

function removeText(view: string): string {
  return t`Remove view ${view}`;
}

function fullText(): string {
  return plural(MOST_VIEWS, {
    one: 'You can save at most # view. Remove one first.',
    other: 'You can save at most # views. Remove one first.',
  });
}
