import { expect, it } from 'vitest';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { readMessage } from '../../../../lib/team/sync/reading';
import { NOW } from '../../support/examples';

const key = await teamKeyOf(newTeamKey());
const self = { agent: 'anna', desk: 'aaaaaaaaaa' };

it.each([
  'desk.CAP-1.CCO-1.bob.bbbbbbbbbb',
  'desk.CAP-1.CCO-1.gone.admin',
  'desk.team.names',
  'desk.team.horizon',
  `desk.team.key.${self.desk}`,
  'desk.team.member.bob.bbbbbbbbbb',
  'desk.team.pending.bob.bbbbbbbbbb',
  'desk.team.audit-abc-0.bob.bbbbbbbbbb',
])('keeps what a later release says at %s for after the update', async (subject) => {
  const read = (record: object) =>
    sealRecord(record, subject, key).then((data) =>
      readMessage({ subject, data }, { self, keys: [key], colleagues: new Set(), now: NOW }),
    );
  expect(await read({ v: 2, anything: 'else' })).toEqual({ is: 'aside' });
  // What is wrong in a known version stays wrong.
  expect(await read({ v: 1, anything: 'else' })).toEqual({ is: 'nothing' });
});
