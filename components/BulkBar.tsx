import './BulkBar.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { numberText } from '../lib/countText';
import { messageOf } from '../lib/messageOf';
import { copyWhenReady } from '../lib/share/clipboard';
import { Menu } from './Menu';

/** What can be done with the selected rows: one thing at a time. Whoever uses the keys stays where they are meanwhile. */
export function BulkBar(props: {
  count: number;
  /** How many match in all, when there are more than are selected; null while it is not known. */
  matching: string | null;
  onSelectAll: () => Promise<unknown>;
  onClear: () => void;
  /** The bar goes, and what has the focus with it. */
  onGone: () => void;
  /** Says itself that it is done, because nothing stays selected and this bar goes. */
  archive: (archived: 0 | 1) => Promise<unknown>;
  /** Whether archived rows are what is listed. */
  archived: boolean;
  addTag: (tag: string) => Promise<unknown>;
  removeTag: (tag: string) => Promise<unknown>;
  refresh: () => Promise<unknown>;
  links: () => Promise<string>;
  onExport: () => void;
}) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (element?.contains(document.activeElement)) props.onGone();
    };
  }, []);
  const run = async (work: () => Promise<unknown>, done: string) => {
    if (busy) return;
    setBusy(true);
    setSaid('');
    try {
      await work();
      setSaid(done);
    } catch (error) {
      setSaid(`Not done. ${messageOf(error)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="bulk-bar" aria-label="Selected checkouts" ref={bar}>
      <p>
        <strong>{numberText(props.count)} selected</strong>
        {props.matching !== null && (
          <button type="button" class="plain" aria-disabled={busy} onClick={() => run(props.onSelectAll, '')}>
            Select all {props.matching}
          </button>
        )}
      </p>
      <button type="button" aria-disabled={busy} onClick={() => run(() => props.archive(props.archived ? 0 : 1), '')}>
        {props.archived ? 'Bring back' : 'Archive'}
      </button>
      <Menu label="Tag">
        <TagForm
          busy={busy}
          add={(tag) => run(() => props.addTag(tag), `Tagged “${tag}”.`)}
          remove={(tag) => run(() => props.removeTag(tag), `“${tag}” removed.`)}
        />
      </Menu>
      <button type="button" aria-disabled={busy} onClick={() => run(props.refresh, 'Refreshing, one after the other.')}>
        Refresh
      </button>
      <button
        type="button"
        aria-disabled={busy}
        onClick={async () => {
          if (!busy) setSaid((await copyWhenReady(props.links())) ? 'Links copied.' : 'Could not copy.');
        }}
      >
        Copy links
      </button>
      <button type="button" onClick={props.onExport}>
        Export…
      </button>
      <button type="button" class="plain" onClick={props.onClear}>
        Select none
      </button>
      <p role="status">{said}</p>
    </section>
  );
}

function TagForm(props: { busy: boolean; add: (tag: string) => void; remove: (tag: string) => void }) {
  const [tag, setTag] = useState('');
  const ready = tag.trim();
  return (
    <form
      class="bulk-tag"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready !== '') props.add(ready);
      }}
    >
      <input
        aria-label="Tag"
        placeholder="Tag"
        maxLength={40}
        value={tag}
        onInput={({ currentTarget }) => setTag(currentTarget.value.replaceAll(',', ''))}
      />
      <button type="submit" disabled={ready === ''} aria-disabled={props.busy}>
        Add
      </button>
      <button type="button" disabled={ready === ''} aria-disabled={props.busy} onClick={() => props.remove(ready)}>
        Remove
      </button>
    </form>
  );
}
