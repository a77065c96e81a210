import node from './receivers/receiver.mjs?raw';
import php from './receivers/receiver.php?raw';
import python from './receivers/receiver.py?raw';

/** Example programs that receive webhooks correctly, to be copied. A test runs each of them unchanged. */
export const RECEIVERS = [
  { language: 'Node', file: 'receiver.mjs', text: node },
  { language: 'Python', file: 'receiver.py', text: python },
  { language: 'PHP', file: 'receiver.php', text: php },
] as const;
