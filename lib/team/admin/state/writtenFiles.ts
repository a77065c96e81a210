import type { Folder, WrittenFile } from './folder.ts';
import { hashOf } from './folder.ts';
import { Refusal } from './refusal.ts';

/** As `written` in `team.json`. */
type Hashes = Record<string, string>;

/**
 * Writes the files that have become different; says their names, and the hashes of all. What a person changed stays as long as
 * the tool has nothing new to write there; then this refuses. `overwrite` replaces it all the same, and keeps the old one
 * beside it.
 */
export async function writeFiles(
  folder: Folder,
  files: readonly WrittenFile[],
  hashes: Hashes,
  overwrite: boolean,
): Promise<{ changed: string[]; hashes: Hashes }> {
  const found = await Promise.all(files.map(async (file) => ({ file, old: await folder.read(file.name) })));
  const isNews = ({ name, text }: WrittenFile) => overwrite || hashes[name] !== hashOf(text);
  const differing = found.filter(({ file, old }) => old !== file.text && (old === null || isNews(file)));
  const byHand = differing.filter(({ file, old }) => old !== null && hashes[file.name] !== hashOf(old));
  if (byHand.length > 0 && !overwrite) {
    const names = byHand.map(({ file }) => folder.at(file.name)).join(' and ');
    throw new Refusal(
      `${names} would lose what was changed by hand. Nothing was written. Add --overwrite to replace it; the old file is then kept with the ending ".before".`,
    );
  }
  for (const { file, old } of byHand) {
    if (old !== null) await folder.write({ ...file, name: `${file.name}.before`, text: old });
  }
  for (const { file } of differing) await folder.write(file);
  const written = Object.fromEntries(files.map(({ name, text }) => [name, hashOf(text)]));
  return { changed: differing.map(({ file }) => file.name), hashes: { ...hashes, ...written } };
}

/** The files that a person changed or removed since the tool wrote them. */
export async function changedByHand(folder: Folder, hashes: Hashes): Promise<string[]> {
  const names = Object.keys(hashes).toSorted();
  const texts = await Promise.all(names.map((name) => folder.read(name)));
  return names.filter((name, index) => {
    const text = texts[index];
    return text == null || hashOf(text) !== hashes[name];
  });
}
