/** What the tool knows (`TeamState`), its keys (`TeamSecrets`), and what the receiver is told (`ReceiverConfig`). */
export const STATE = 'team.json';
export const SECRETS = 'secrets.json';
export const RECEIVER = 'receiver.json';
