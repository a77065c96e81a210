import type { TeamState } from './teamState.ts';

export function notRunning({ cluster }: Pick<TeamState, 'cluster'>): string {
  return cluster.length > 0
    ? `None of ${cluster.join(', ')} answers. Start nats-server there: systemctl start checkout-desk-team`
    : 'nats-server does not answer on this machine. Start it: systemctl start checkout-desk-team';
}

export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
