import type { Message } from '../../share/message';
import { LONGEST_TITLE } from '../../share/message';
import { messageMistakes } from '../../share/messageMistakes';
import { defaultMessage } from '../../share/messages';
import { cutWhole } from '../../shared/cutText';
import { sameContent } from '../../shared/sameContent';
import { hasInvisible } from '../../shared/text';
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

/** How it is with one of the messages here in the team. */
export type MessageInTeam =
  /** As the team has it. */
  | { is: 'shared'; by: Who }
  /** The team has it otherwise: no customer gets that before somebody here has seen it. */
  | { is: 'changed'; by: Who; changedBy: Who; theirs: Message }
  /** Somebody took it out of the team. */
  | { is: 'ended'; by: Who };

/** A message of the team's that is not here. */
export type OfferedMessage = { by: Who; message: Message };

/**
 * What the team's messages mean for those here, by ID, and those that are not among them. `messages` are all that can be chosen: the
 * built-in ones with this desk's changes, and its own.
 */
export function messagesInTeam(
  team: TeamItems<'messages'>,
  messages: readonly Message[],
): { own: Map<string, MessageInTeam>; offered: OfferedMessage[] } {
  const own = new Map<string, MessageInTeam>();
  const offered: OfferedMessage[] = [];
  for (const { id } of messages) if (team.ended.has(id)) own.set(id, { is: 'ended', by: team.ended.get(id) ?? null });
  for (const item of team.items) {
    const { id, by, changedBy } = item;
    const mine = messages.find((each) => each.id === id);
    const theirs = messageOf(item, mine, messages);
    if (!theirs) continue;
    if (!mine) offered.push({ by, message: theirs });
    else if (!sameContent(mine, theirs)) own.set(id, { is: 'changed', by, changedBy, theirs });
    else if (team.follows.has(id)) own.set(id, { is: 'shared', by });
  }
  return { own, offered };
}

/**
 * The team's message as one of this desk's own; null for one that nobody could have saved, or that reads otherwise than it is. A
 * built-in one keeps its language.
 */
function messageOf(
  { id, value }: TeamItem<'messages'>,
  mine: Message | undefined,
  messages: readonly Message[],
): Message | null {
  const builtIn = defaultMessage(id);
  const taken = messages.filter((each) => each !== mine).map(({ title }) => title);
  const title = builtIn ? '' : freeTitle(taken, value.title);
  const message = { ...value, id, title, ...(builtIn && { language: builtIn.language }) };
  return isOdd(value) || Object.keys(messageMistakes(message, !builtIn, [])).length > 0 ? null : message;
}

/** "Reminder", or "Reminder 2" when that name is in use. */
function freeTitle(taken: readonly string[], title: string): string {
  let free = title;
  for (let number = 2; taken.includes(free); number += 1) free = `${cutWhole(title, LONGEST_TITLE - 5)} ${number}`;
  return free;
}
