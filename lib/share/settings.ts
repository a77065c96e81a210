import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { Message } from './message';

/** Messages to customers that a person has written, and those of the program that a person has changed. */
export const ownMessages: Setting<Message[]> = { key: 'messages', area: 'local', schema: v.array(Message) };

/** The message that was chosen last, by its ID. */
export const lastMessage: Setting<string> = { key: 'lastMessage', area: 'local', schema: v.string() };
