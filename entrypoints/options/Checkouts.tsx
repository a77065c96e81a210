import { useState } from 'preact/hooks';
import { useShowing } from '../../components/app/useShowing';
import { Announcements } from '../../components/checkouts/Announcements';
import { makeFile } from '../../components/checkouts/backup/files';
import { CheckoutsPage } from '../../components/checkouts/list/CheckoutsPage';
import { inSightFirst } from '../../components/checkouts/list/inSightFirst';
import { useLeftOut } from '../../components/checkouts/list/useLeftOut';
import { useResults } from '../../components/checkouts/list/useResults';
import { selectionActions } from '../../components/checkouts/selection/selectionActions';
import { useLive } from '../../components/data/useLive';
import { useChoices } from '../../components/data/useSearchWorker';
import { useSetting } from '../../components/data/useSetting';
import { hasArchived } from '../../lib/checkouts/queries';
import { send } from '../../lib/messaging/send';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import { DEFAULT_COLUMNS } from '../../lib/search/columns';
import { archivedIn } from '../../lib/search/controls';
import { deskColumns, savedViews } from '../../lib/search/settings';
import { viewOf, viewText } from '../../lib/search/view';
import { errorText } from '../../lib/storage/trouble';
import type { Desk } from './desk';
import { NewOne } from './NewOne';
import { OpenOne } from './OpenOne';
import { Unreadable } from './Unreadable';

/** The list of checkouts, and beside it the one that is open, or a new one. */
export function Checkouts({ desk, place }: { desk: Desk; place: Route }) {
  const { history, searching, whose, only, locked, go } = desk;
  const { finding } = searching;
  const openId = place.at === 'checkout' ? place.id : null;
  // What of the list is shown stays in the address while one of its checkouts is open.
  const view = viewOf(('view' in place && place.view) || '');
  const { rows: list, asked, ...found } = useResults(searching, history, view, whose);
  const archived = useLive(() => hasArchived(history, whose.accountId), [whose.accountId]);
  const [choosing, setChoosing] = useState(false);
  const choices = useChoices(searching, choosing || openId !== null, archivedIn(view.search) === 'all');
  const [columns, setColumns] = useSetting(deskColumns);
  const [views, setViews] = useSetting(savedViews);

  const rows = list.state === 'ready' ? list.value : null;
  const isEmpty = rows?.length === 0 && view.search.trim() !== '';
  const hidden = useLeftOut(searching, isEmpty ? { search: view.search, ...whose } : null);
  const openIds = openId === null ? [] : [openId];
  useShowing([...openIds, ...(rows ?? []).map(({ id }) => id)], desk.sending, (ids) => [
    ...openIds,
    ...inSightFirst(ids.filter((id) => id !== openId)),
  ]);

  for (const live of [list, archived]) {
    if (live.state === 'failed') return <Unreadable why={errorText(live.error)} makeCopy={desk.makeCopy} />;
  }
  if (list.state !== 'ready' || archived.state !== 'ready' || columns === undefined || views === undefined) return null;
  const close = () => go({ at: 'checkouts', view: viewText(view) });
  const hrefOf = (id: string) => hashOf({ at: 'checkout', id, view: viewText(view) });
  return (
    <>
      <CheckoutsPage
        view={view}
        onView={(next) =>
          go(
            openId === null
              ? { at: place.at === 'new' ? 'new' : 'checkouts', view: viewText(next) }
              : { at: 'checkout', id: openId, view: viewText(next) },
            true,
          )
        }
        rows={rows}
        {...found}
        rowsFor={JSON.stringify([asked, desk.known])}
        archived={archived.value}
        hidden={hidden}
        onAllAccounts={desk.showAll}
        finding={searching.state}
        choices={choices}
        onChoosing={setChoosing}
        pending={desk.pending}
        attentionHref={hashOf({ at: 'attention' })}
        accountOf={desk.accountOf}
        only={only}
        named={only === null && desk.known.length > 1}
        clock={desk.clock}
        columns={columns?.length ? columns : DEFAULT_COLUMNS}
        onColumns={setColumns}
        views={views ?? []}
        onViews={setViews}
        hrefOfView={(text) => hashOf({ at: 'checkouts', view: text })}
        currentId={openId}
        hrefOf={({ id }) => hrefOf(id)}
        newHref={locked ? null : hashOf({ at: 'new', view: viewText(view) })}
        obstacle={desk.obstacle}
        manyHref={locked ? null : hashOf({ at: 'many' })}
        importHref={locked ? null : hashOf({ at: 'import' })}
        onClose={openId === null && place.at !== 'new' ? null : close}
        bulk={selectionActions(history, finding, { ...view, ...whose })}
        makeFile={makeFile(finding, whose.names)}
        onRetry={(attemptId, again) => send('retryCreate', { attemptId, again })}
        onDiscard={(attemptId) => send('discardCreate', { attemptId })}
        onShow={(id) => go({ at: 'checkout', id, view: viewText(view) })}
      />
      {place.at === 'new' && !locked && <NewOne desk={desk} view={viewText(view)} onClose={close} />}
      {openId !== null && (
        <OpenOne desk={desk} id={openId} view={viewText(view)} choices={choices} hrefOf={hrefOf} onClose={close} />
      )}
      <Announcements checkouts={rows ?? []} />
    </>
  );
}
