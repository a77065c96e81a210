import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { managedServer } from '../../../lib/team/managedServer';

afterEach(() => void vi.restoreAllMocks());

/** What Chrome takes of JSON Schema in a `managed_schema`, as far as it is used here; it ignores a schema with anything else. */
const Schema = v.strictObject({
  type: v.literal('object'),
  properties: v.record(
    v.string(),
    v.strictObject({ title: v.string(), description: v.string(), type: v.literal('string') }),
  ),
});

it('is the value that the schema of the policy declares, and there is no other', async () => {
  const schema = v.parse(Schema, JSON.parse(readFileSync('public/managed-schema.json', 'utf8')));
  const asked = vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => ({}));
  await managedServer();
  expect(asked.mock.calls.flat()).toEqual(Object.keys(schema.properties));
});

it.each([
  ['wss://desk.shop.example/nats', 'wss://desk.shop.example/nats'],
  // Neither in clear across a network, nor with a password that everybody on this computer could read.
  ['ws://desk.shop.example', null],
  ['wss://anna:secret@desk.shop.example', null],
  ['desk.shop.example', null],
  [`wss://${'a'.repeat(500)}.example`, null],
  [42, null],
  [null, null],
])('of a policy that says %j is %j', async (teamServer, server) => {
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => ({ teamServer }));
  expect(await managedServer()).toBe(server);
});
