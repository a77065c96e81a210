import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { partShared } from '../../../../lib/background/team/partShared';
import { defaultPreset, presets } from '../../../../lib/checkout-form/presets/settings';
import type { ColumnSets } from '../../../../lib/search/settings';
import { columnSets, savedViews } from '../../../../lib/search/settings';
import type { Message } from '../../../../lib/share/message';
import { ownMessages } from '../../../../lib/share/settings';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { followItem, shareItem } from '../../../../lib/team/shared/changeShared';
import { sharedPreset } from '../../../../lib/team/shared/presets';
import { NOW, preset } from '../../support/examples';
import { annaAndBob, type Desk } from '../../team/sync/desks';

const key = await teamKeyOf(newTeamKey());
const MINE = preset({ id: 'mine', label: 'Mine' });
const SHARED = preset({ id: 'shared', label: 'Shared by me' });
const THEIRS = preset({ id: 'theirs', label: 'Theirs' });
const message = (id: string): Message => ({ id, language: 'en', title: id, subject: '', text: '{link}' });
const SHORT: ColumnSets[number] = { name: 'Short', columns: ['order'] };
const view = (name: string) => ({ name, view: `q=${name}` });

let bob: Desk;
beforeEach(async () => {
  fakeBrowser.reset();
  const { anna, server, ...team } = await annaAndBob(key);
  bob = team.bob;
  const share = async ({ db }: Desk, of: typeof MINE) => {
    const after = sharedPreset(of, []);
    if (after) await shareItem(db, 'presets', { id: of.id, before: null, after }, NOW);
  };
  await share(anna, THEIRS);
  await share(anna, preset({ id: 'unused' }));
  const { id: _, ...after } = message('note');
  await shareItem(anna.db, 'messages', { id: 'note', before: null, after }, NOW);
  await shareItem(anna.db, 'views', { id: 'annas', before: null, after: view('Annas') }, NOW);
  await shareItem(anna.db, 'columns', { id: 'short', before: null, after: { ...SHORT } }, NOW);
  await anna.sync(server.link());
  await bob.sync(server.link());
  await share(bob, SHARED);
  await shareItem(bob.db, 'views', { id: 'bobs', before: null, after: view('Bobs') }, NOW + 1);
  await followItem(bob.db, 'presets', 'theirs', true);
  await followItem(bob.db, 'messages', 'note', true);
  await writeSetting(presets, [MINE, SHARED, THEIRS]);
  await writeSetting(defaultPreset, 'theirs');
  await writeSetting(ownMessages, [message('own'), message('note')]);
  await writeSetting(savedViews, [view('Own')]);
});

const here = async () => ({
  presets: (await readSetting(presets))?.map(({ id }) => id),
  messages: (await readSetting(ownMessages))?.map(({ id }) => id),
  columns: (await readSetting(columnSets)) ?? [],
  views: (await readSetting(savedViews))?.map(({ name }) => name),
});

describe('a desk that leaves its team', () => {
  it('keeps what it has in use, and all views, when that is asked for', async () => {
    await partShared(bob.db, true);
    expect(await here()).toEqual({
      presets: ['mine', 'shared', 'theirs'],
      messages: ['own', 'note'],
      columns: [SHORT],
      views: ['Own', 'Annas', 'Bobs'],
    });
  });

  it('keeps its own alone otherwise, those included that it has shared', async () => {
    await partShared(bob.db, false);
    expect(await here()).toEqual({
      presets: ['mine', 'shared'],
      messages: ['own'],
      columns: [],
      views: ['Own', 'Bobs'],
    });
  });

  it.each([true, false])('ends the same when it is done once more after an interruption (keep: %s)', async (keep) => {
    await partShared(bob.db, keep);
    const once = await here();
    await partShared(bob.db, keep);
    expect(await here()).toEqual(once);
  });
});
