/** Why nothing can be sent to Inqud now; `sendingObstacleText.ts` puts it into words. */
export type SendingObstacle = 'locked' | 'offline' | 'not allowed';

/** Null when it can. `allowed` is null while it is unknown. */
export function sendingObstacle(is: {
  locked: boolean;
  online: boolean;
  allowed: boolean | null;
}): SendingObstacle | null {
  if (is.locked) return 'locked';
  if (!is.online) return 'offline';
  return is.allowed === false ? 'not allowed' : null;
}
