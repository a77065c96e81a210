import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../../lib/sealing/base64url';
import { keyRecordFor, openKeyRecord } from '../../../../lib/team/contract/adminRecords';
import { isBoxKey, newBoxKeys, openBox, sealTo } from '../../../../lib/team/contract/box';
import { invitationText, isServerUrl, readInvitation } from '../../../../lib/team/contract/invitation';
import { joinCodeText, readJoinCode } from '../../../../lib/team/contract/joinCode';
import { newTeamKey } from '../../../../lib/team/contract/teamKey';

const keys = await newBoxKeys();
const code = { nkey: `U${'A'.repeat(55)}`, box: keys.publicKey, desk: 'abcdefghij' };
const content = {
  team: 'Coffee shop',
  servers: ['wss://desk.shop.example/nats'],
  agent: 'anna',
  name: 'Anna',
  keys: [toBase64Url(newTeamKey()), toBase64Url(newTeamKey())],
};

describe('a join code', () => {
  it('reads back, also with the spaces and lines that a mail or a chat put in', () => {
    const text = joinCodeText(code);
    expect(text.length).toBeLessThan(200);
    expect(readJoinCode(text)).toEqual({ ok: true, code });
    expect(readJoinCode(`  ${text.replaceAll(/.{40}/g, '$&\r\n ')}\u200b\n`)).toEqual({ ok: true, code });
  });

  it('says what is wrong with another text', async () => {
    const text = joinCodeText(code);
    expect(readJoinCode(' \n')).toEqual({ ok: false, why: 'empty' });
    expect(readJoinCode('TKN-1234')).toEqual({ ok: false, why: 'another kind' });
    expect(readJoinCode(await invitationText(content, code))).toEqual({ ok: false, why: 'another kind' });
    expect(readJoinCode(text.replace('join-1', 'join-2'))).toEqual({ ok: false, why: 'newer' });
    for (let length = 12; length < text.length; length += 1) {
      expect(readJoinCode(text.slice(0, length))).toEqual({ ok: false, why: 'cut' });
    }
    expect(readJoinCode(text.replace('AAAA', 'AABA'))).toEqual({ ok: false, why: 'cut' });
    expect(readJoinCode(joinCodeText({ ...code, desk: 'anna' }))).toEqual({ ok: false, why: 'cut' });
    expect(readJoinCode('desk-join-1.'.repeat(100_000)).ok).toBe(false);
  });
});

describe('an invitation', () => {
  it('is read by the desk that showed the code', async () => {
    const text = await invitationText(content, code);
    const invitation = { ...content, desk: code.desk };
    expect(await readInvitation(text, code.desk, keys)).toEqual({ ok: true, invitation });
    expect(await readInvitation(text.replaceAll(/.{60}/g, '$&\n'), code.desk, keys)).toEqual({ ok: true, invitation });
    expect(text).not.toContain('shop.example');
  });

  it('is of no use to another desk, nor after a new code', async () => {
    const text = await invitationText(content, code);
    expect(await readInvitation(text, 'zzzzzzzzzz', keys)).toEqual({ ok: false, why: 'another desk' });
    expect(await readInvitation(text, code.desk, await newBoxKeys())).toEqual({ ok: false, why: 'another desk' });
    const moved = joinCodeText(code);
    expect(await readInvitation(moved, code.desk, keys)).toEqual({ ok: false, why: 'another kind' });
  });

  it('names a server by a secure address, and a person by a name', async () => {
    await expect(invitationText({ ...content, servers: ['ws://desk.shop.example'] }, code)).rejects.toThrow();
    await expect(invitationText({ ...content, agent: 'admin' }, code)).rejects.toThrow();
    await expect(invitationText({ ...content, keys: ['short'] }, code)).rejects.toThrow();
    expect(['wss://a.example', 'ws://127.0.0.1:9222', 'ws://localhost:1'].filter(isServerUrl)).toHaveLength(3);
    const refused = ['ws://a.example', 'https://a.example', 'wss://anna:secret@a.example', 'a.example', ''];
    expect(refused.filter(isServerUrl)).toEqual([]);
  });
});

describe('a box', () => {
  const bytes = new TextEncoder().encode('the key');

  it('opens for its desk and for what it belongs to alone', async () => {
    const box = await sealTo(keys.publicKey, 'one', bytes);
    expect(await openBox(keys, 'one', box)).toEqual(bytes);
    expect(await openBox(keys, 'two', box)).toBeNull();
    expect(await openBox(await newBoxKeys(), 'one', box)).toBeNull();
    for (let at = 0; at < box.length; at += 1) {
      const changed = Uint8Array.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openBox(keys, 'one', changed)).toBeNull();
    }
    expect(await openBox(keys, 'one', new Uint8Array(10))).toBeNull();
    expect(await openBox({ ...keys, privateKey: new Uint8Array(3) }, 'one', box)).toBeNull();
  });

  it('is sealed for a public key alone', async () => {
    expect(await isBoxKey(keys.publicKey)).toBe(true);
    expect(await isBoxKey(toBase64Url(new Uint8Array(65).fill(4)))).toBe(false);
    await expect(sealTo('', 'one', bytes)).rejects.toThrow('no public key');
  });
});

it('hands the next keys to one desk', async () => {
  const teamKeys = content.keys;
  const record = await keyRecordFor(code, teamKeys);
  expect(await openKeyRecord(record, code.desk, keys)).toEqual(teamKeys);
  expect(await openKeyRecord(record, 'zzzzzzzzzz', keys)).toBeNull();
  expect(await openKeyRecord(record, code.desk, await newBoxKeys())).toBeNull();
  expect(await openKeyRecord({ v: 1, box: 'damaged' }, code.desk, keys)).toBeNull();
  await expect(keyRecordFor(code, [])).rejects.toThrow();
  await expect(keyRecordFor(code, ['short'])).rejects.toThrow();
});
