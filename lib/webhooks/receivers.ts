import node from './receivers/receiver.mjs?raw';
import php from './receivers/receiver.php?raw';
import python from './receivers/receiver.py?raw';

/** Programs that receive webhooks as they should be received, to be copied. Each is run by a test as it stands. */
export const RECEIVERS = [
  { language: 'Node', file: 'receiver.mjs', text: node },
  { language: 'Python', file: 'receiver.py', text: python },
  { language: 'PHP', file: 'receiver.php', text: php },
] as const;
