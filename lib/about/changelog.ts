/** A version's changes. `version` is null for what has none yet. Each change is Markdown of one line: text and `code`. */
export type Release = { version: string | null; changes: string[] };

/** Reads CHANGELOG.md: a heading for each version, and a list of changes, each of which may be wrapped. */
export function releasesOf(markdown: string): Release[] {
  const releases: Release[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^## (?:\[?v?(\d+\.\d+\.\d+)\]?.*|(.+))$/.exec(line);
    const changes = releases.at(-1)?.changes;
    if (heading) releases.push({ version: heading[1] ?? null, changes: [] });
    else if (line.startsWith('- ')) changes?.push(line.slice(2).trim());
    else if (/^\s+\S/.test(line) && changes && changes.length > 0) changes.push(`${changes.pop()} ${line.trim()}`);
  }
  return releases.filter(({ changes }) => changes.length > 0);
}
