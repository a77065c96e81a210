/** Why nothing can be sent to Inqud now, as a sentence; null when it can. `allowed` is null while it is unknown. */
export function sendingObstacle(is: { locked: boolean; online: boolean; allowed: boolean | null }): string | null {
  if (is.locked) return 'Unlock Checkout Desk first.';
  if (!is.online) return 'This computer is offline.';
  return is.allowed === false ? 'Allow access to Inqud first.' : null;
}
