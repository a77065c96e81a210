/** Whether this is a Mac, where Option types a character with nearly every key. Firefox has no `userAgentData`. */
export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
