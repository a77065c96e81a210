/** Why the browser cannot store: `lib/storage/trouble.ts` tells them apart. */
export const TROUBLES = ['full', 'newer', 'removed', 'unreadable', 'blocked'] as const;
export type Trouble = (typeof TROUBLES)[number];

/**
 * Why something could not be done, as a code that `failureText.ts` puts into words. It crosses from the background and
 * from the worker to pages, which may speak another language by then. `other` is an error that nobody expected.
 */
export type Failure =
  | {
      is:
        | Trouble
        | 'locked'
        | 'interrupted'
        | 'account gone'
        | 'no passphrase'
        | 'nothing to lock'
        | 'passphrase exists'
        | 'passphrase refused'
        | 'passphrase too easy'
        | 'no pasting needed'
        | 'copy being saved'
        | 'history not read'
        | 'worker lost'
        | 'copies not allowed'
        | 'download failed';
    }
  | { is: 'too many tags'; order: string; most: number }
  | { is: 'malformed'; command: string; field: string; expected: string }
  | { is: 'other'; message: string };
