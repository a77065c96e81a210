import type { CarryOut } from '../../messaging/answer';
import type { CommandName, Payload, Replies } from '../../messaging/commands';
import { Failed } from '../../shared/failure/failed';
import { COMMAND_NEEDS } from './commandNeeds';
import type { Jobs, Later } from './jobs';

/** What carries out each command. What is given to `later` starts after the reply. */
export type Handlers = { [K in CommandName]: (payload: Payload<K>, later: Later) => Promise<Replies[K]> };

/** Carries out each command as a job, with what `COMMAND_NEEDS` says that it needs. */
export function createCarryOut(setup: { handlers: Handlers; jobs: Jobs; isLocked: () => Promise<boolean> }): CarryOut {
  const { handlers, jobs, isLocked } = setup;
  return async (command, payload, replied) => {
    const { whileLocked, leaves } = COMMAND_NEEDS[command];
    if (whileLocked === 'refused' && (await isLocked())) {
      throw new Failed({ is: 'locked' });
    }
    return jobs.run(leaves, (later) => handlers[command](payload, later), replied);
  };
}
