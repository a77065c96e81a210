import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { Message } from './message';

/** The user's own messages to customers, and the built-in ones that the user has changed. */
export const ownMessages: Setting<Message[], 'command'> = {
  key: 'messages',
  area: 'local',
  schema: v.array(Message),
  writer: 'command',
};

/** The ID of the message that was chosen last. */
export const lastMessage: Setting<string, 'command'> = {
  key: 'lastMessage',
  area: 'local',
  schema: v.string(),
  writer: 'command',
};
