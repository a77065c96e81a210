import './SelectionBar.css';
import { plural, t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { listText } from '../../../lib/checkouts/describe/listText';
import type { Selection } from '../../../lib/checkouts/selection';
import { LONGEST_TAG, typedTags } from '../../../lib/checkouts/tags';
import { copyWhenReady } from '../../../lib/share/clipboard';
import { messageOf } from '../../../lib/shared/messageOf';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { useGone } from '../../ui/hooks/useGone';
import { Menu } from '../../ui/Menu';
import { Progress } from '../../ui/Progress';
import { progressText } from '../../ui/progressText';
import { EraseDialog } from '../EraseDialog';
import { tooLongText } from '../tagText';

/** So many are done before a person wonders. */
const AT_ONCE = 500;

/** What can be done with the selected rows: one thing at a time. Whoever uses the keys stays where they are meanwhile. */
export function SelectionBar(props: {
  selection: Selection;
  /** How many match in all, when there are more than are selected; null while it is not known. */
  matching: string | null;
  /** Whether archived rows are what is listed. */
  archived: boolean;
  /** Whether colleagues have them, too. */
  inTeam: boolean;
  /** Null where nothing is exported. */
  onExport: (() => void) | null;
}) {
  const { selection, archived } = props;
  const count = selection.selected.value.size;
  const work = selection.work.value;
  const [said, setSaid] = useState('');
  const [running, setRunning] = useState(false);
  /** How many are asked about before they are deleted. */
  const [asked, setAsked] = useState<number | null>(null);
  // Also what is undone, which was not begun here.
  const busy = running || work !== null;
  const bar = useRef<HTMLElement>(null);
  const focusBar = () => bar.current?.focus({ preventScroll: true });
  // What was said of the last thing is not about what is done now.
  useLayoutEffect(() => {
    if (work !== null && !running) setSaid('');
  }, [work !== null]);
  const run = async (work: () => Promise<unknown>, done: string) => {
    if (busy) return;
    setRunning(true);
    setSaid('');
    try {
      await work();
      setSaid(done);
    } catch (error) {
      setSaid(`${t`Couldn’t finish.`} ${messageOf(error)}`);
    } finally {
      setRunning(false);
    }
  };
  return (
    <section class="bulk-bar" aria-label={t`Selected checkouts`} tabIndex={-1} ref={bar}>
      <p>
        {/* None are while what was done is undone. */}
        <strong>{count > 0 ? plural(count, { one: '# selected', other: '# selected' }) : t`Working…`}</strong>
        {props.matching !== null && (
          <SelectAll
            matching={props.matching}
            busy={busy}
            onPress={() => run(selection.selectAll, '')}
            onGone={focusBar}
          />
        )}
      </p>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to archive or tag checkouts.`}>
        <button
          type="button"
          data-action="archive"
          aria-disabled={busy}
          onClick={() => run(() => selection.archive(archived ? 0 : 1), '')}
        >
          {archived ? t`Unarchive` : t({ message: 'Archive', context: 'action' })}
        </button>
        <button
          type="button"
          data-action="delete"
          class="danger"
          aria-disabled={busy}
          onClick={() => !busy && setAsked(count)}
        >
          {t`Delete…`}
        </button>
        <Menu label={t({ message: 'Tag', context: 'noun' })} action="tags">
          <TagForm
            busy={busy}
            add={(tags) => run(() => selection.addTags(tags), taggedText(quoted(tags)))}
            remove={(tags) => run(() => selection.removeTags(tags), untaggedText(quoted(tags)))}
          />
        </Menu>
      </UnlockedOnly>
      <button
        type="button"
        data-action="refresh"
        aria-disabled={busy}
        onClick={() => run(selection.refresh, t`Refreshing one by one`)}
      >
        {t`Refresh`}
      </button>
      <button
        type="button"
        data-action="copyLink"
        aria-disabled={busy}
        onClick={async () => {
          if (!busy) setSaid((await copyWhenReady(selection.links())) ? t`Links copied` : t`Couldn’t copy`);
        }}
      >
        {t`Copy links`}
      </button>
      {props.onExport !== null && (
        <button type="button" data-action="export" onClick={props.onExport}>
          {t`Export…`}
        </button>
      )}
      <button type="button" class="plain" data-action="clear" onClick={selection.clear}>
        {t`Clear selection`}
      </button>
      {work && work.total > AT_ONCE && (
        <Progress label={t`Done so far`} {...work} text={progressText(work)} onCancel={work.stop} onGone={focusBar} />
      )}
      <p role="status">{said}</p>
      {asked !== null && (
        <EraseDialog count={asked} inTeam={props.inTeam} erase={selection.erase} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

function SelectAll(props: { matching: string; busy: boolean; onPress: () => void; onGone: () => void }) {
  const { matching } = props;
  const button = useRef<HTMLButtonElement>(null);
  useGone(button, props.onGone);
  return (
    <button
      type="button"
      class="plain"
      data-action="selectAll"
      aria-disabled={props.busy}
      onClick={props.onPress}
      ref={button}
    >
      {t`Select all ${matching}`}
    </button>
  );
}

function quoted(tags: string[]): string {
  return listText(tags.map((tag) => t`“${tag}”`));
}

function taggedText(tags: string): string {
  return t({ message: `Tagged ${tags}`, comment: 'One or more tags, in quotation marks' });
}

function untaggedText(tags: string): string {
  return t({ message: `Removed ${tags}`, comment: 'One or more tags, in quotation marks' });
}

/** A comma stands between two tags, as it does in one checkout. */
function TagForm(props: { busy: boolean; add: (tags: string[]) => void; remove: (tags: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const tags = typedTags(typed);
  const long = tags.some((tag) => tag.length > LONGEST_TAG);
  const ready = tags.length > 0 && !long;
  return (
    <form
      class="bulk-tag"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) props.add(tags);
      }}
    >
      <input
        aria-label={t({ message: 'Tag', context: 'noun' })}
        placeholder={t({ message: 'Tag', context: 'noun' })}
        value={typed}
        aria-invalid={long}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" disabled={!ready} aria-disabled={props.busy}>
        {t`Add`}
      </button>
      <button type="button" disabled={!ready} aria-disabled={props.busy} onClick={() => props.remove(tags)}>
        {t`Remove`}
      </button>
      {long && <span role="alert">{tooLongText()}</span>}
    </form>
  );
}
