import { armAlarm, keepAlarm } from '../refresh/alarm';

/**
 * What a job leaves behind. `nothing` to look after. `changes`: notifications, the alarm and the badge are brought up to
 * date after it. `work`: the same, and the alarm is armed before it starts, so that a background that ends
 * in the middle of it is woken to go on.
 */
export type Leaves = 'nothing' | 'changes' | 'work';

/** Registers work that the reply need not wait for: it starts after the reply. What fails in it is reported. */
export type Later = (work: Work) => void;
type Work = () => Promise<unknown>;

export type Jobs = ReturnType<typeof createJobs>;

/** Runs the background's jobs, and looks after what each leaves behind: always after its reply. */
export function createJobs(setup: {
  /** Whether a later wake has anything to do, other than what runs now. */
  hasWork: () => Promise<boolean>;
  notify: () => Promise<void>;
  showBadge: () => Promise<void>;
  /** Follows the outcome of work for what it says of the storage, and passes it on. */
  watch: <T>(work: Promise<T>) => Promise<T>;
  /** Called with what fails after a reply. */
  report: (error: unknown) => unknown;
}) {
  const { notify, showBadge, watch, report } = setup;
  let underWay = 0;
  const hasWork = async () => underWay > 0 || setup.hasWork();

  /** That this fails is no failure of the job. What cannot be shown now stays stored for the next time. */
  async function lookAfter(): Promise<void> {
    // The last job of several notifies for all, so that what happened together is shown together.
    if (underWay === 0) await notify().catch(report);
    await keepAlarm(hasWork);
    await showBadge();
  }

  async function finish(outcome: Promise<unknown>, followUps: Work[]): Promise<void> {
    await allOf(followUps);
    await watch(outcome).catch(() => {});
    underWay -= 1;
    await lookAfter().catch(report);
  }

  async function allOf(followUps: Work[]): Promise<void> {
    for (const followUp of followUps) await followUp().catch(report);
  }

  return {
    hasWork,

    /** Runs one job. `replied` resolves when its reply was sent; what the reply does not need comes after it. */
    run<T>(leaves: Leaves, work: (later: Later) => Promise<T>, replied: Promise<void> = Promise.resolve()): Promise<T> {
      const followUps: Work[] = [];
      const start = () => work((followUp) => followUps.push(followUp));
      if (leaves !== 'nothing') underWay += 1;
      const outcome = leaves === 'work' ? armAlarm().then(start) : start();
      void Promise.allSettled([outcome, replied]).then(() =>
        leaves === 'nothing' ? allOf(followUps) : finish(outcome, followUps),
      );
      return outcome;
    },
  };
}
