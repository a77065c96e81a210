import { msg } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import { i18n } from '../language/i18n';
import type { SendingObstacle } from './sendingObstacle';

const WORDS: Record<SendingObstacle, Message> = {
  locked: msg`Unlock Checkout Desk first.`,
  offline: msg`You’re offline.`,
  'not allowed': msg`Allow access to Inqud first.`,
};

/** Why nothing can be sent to Inqud now. */
export function sendingObstacleText(obstacle: SendingObstacle): string {
  return i18n._(WORDS[obstacle]);
}
