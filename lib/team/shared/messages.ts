import type { Message } from '../../share/message';
import { LONGEST_TITLE } from '../../share/message';
import { messageMistakes } from '../../share/messageMistakes';
import { defaultMessage } from '../../share/messages';
import { cutWhole } from '../../shared/cutText';
import { hasInvisible } from '../../shared/text';
import type { InTeam } from './inTeam';
import { comparedWithTeam } from './inTeam';
import type { SharedValue } from './kinds';
import type { TeamItem, TeamItems, Who } from './teamItems';

/** What of a message travels; null for one whose text reads otherwise than it is: no colleague would be shown it. */
export function sharedMessage({ id: _, ...message }: Message): SharedValue['messages'] | null {
  return isOdd(message) ? null : message;
}

/** Whether there is something in it that nobody sees. */
function isOdd({ title, subject, text }: SharedValue['messages']): boolean {
  return [title, subject, text.replaceAll(/[\r\n\t]/g, '')].some(hasInvisible);
}

export type MessageInTeam = InTeam<Message>;

/** A message of the team's that is not here. */
export type OfferedMessage = { by: Who; message: Message };

/**
 * What the team's messages mean for those here, by ID, and those that are not among them. `messages` are all that can
 * be chosen: the built-in ones with this desk's changes, and its own.
 */
export function messagesInTeam(
  team: TeamItems<'messages'>,
  messages: readonly Message[],
): { own: Map<string, MessageInTeam>; offered: OfferedMessage[] } {
  const { own, offered } = comparedWithTeam(team, messages, (item, mine) => messageOf(item, mine, messages));
  return { own, offered: offered.flatMap(({ item: { by }, theirs }) => (theirs ? { by, message: theirs } : [])) };
}

/**
 * The team's message as one of this desk's own; undefined for one that nobody could have saved, or that reads otherwise
 * than it is. A built-in one keeps its language.
 */
function messageOf(
  { id, value }: TeamItem<'messages'>,
  mine: Message | undefined,
  messages: readonly Message[],
): Message | undefined {
  const builtIn = defaultMessage(id);
  const taken = messages.filter((each) => each !== mine).map(({ title }) => title);
  const title = builtIn ? '' : freeTitle(taken, value.title);
  const message = { ...value, id, title, ...(builtIn && { language: builtIn.language }) };
  return isOdd(value) || Object.keys(messageMistakes(message, !builtIn, [])).length > 0 ? undefined : message;
}

/** "Reminder", or "Reminder 2" when that name is in use. */
function freeTitle(taken: readonly string[], title: string): string {
  let free = title;
  for (let number = 2; taken.includes(free); number += 1) free = `${cutWhole(title, LONGEST_TITLE - 5)} ${number}`;
  return free;
}
