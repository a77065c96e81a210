import { DEMO_ACCOUNT, isDemo } from '../../demo/identity';
import type { Handlers } from '../lifecycle/carryOut';
import type { Demo } from './demo';

/**
 * The commands that are about the demo's account or checkouts, by their IDs, go to the demo, and all others where they went
 * before: neither can reach the other's history.
 */
export function routedToDemo(real: Omit<Handlers, 'startDemo' | 'removeDemo'>, demo: Demo): Handlers {
  const split = (ids: string[]) => Map.groupBy(ids, isDemo);
  return {
    ...real,
    startDemo: demo.start,
    removeDemo: demo.remove,
    createCheckout: (order, later) =>
      order.accountId === DEMO_ACCOUNT ? demo.create(order) : real.createCheckout(order, later),
    refreshCheckout: (which, later) =>
      isDemo(which.checkoutId) ? demo.refreshNow(which.checkoutId) : real.refreshCheckout(which, later),
    acknowledge: (what, later) =>
      isDemo(what.checkoutId) ? demo.acknowledge(what.checkoutId, what.note) : real.acknowledge(what, later),
    annotate: async (what, later) => {
      const ids = split(what.checkoutIds);
      const [ours, theirs] = [ids.get(false), ids.get(true)];
      if (theirs) await demo.annotate(theirs, what.change);
      if (ours) await real.annotate({ ...what, checkoutIds: ours }, later);
    },
    eraseCheckouts: async ({ checkoutIds }, later) => {
      const ids = split(checkoutIds);
      const [ours, theirs] = [ids.get(false), ids.get(true)];
      if (theirs) await demo.erase(theirs);
      if (ours) await real.eraseCheckouts({ checkoutIds: ours }, later);
    },
    refreshSome: async ({ checkoutIds }, later) => {
      const ids = split(checkoutIds);
      const [ours, theirs] = [ids.get(false), ids.get(true)];
      if (theirs) await demo.refreshSome(theirs);
      if (ours) await real.refreshSome({ checkoutIds: ours }, later);
    },
    showing: async ({ checkoutIds }, later) => {
      const ids = split(checkoutIds);
      const [ours = [], theirs] = [ids.get(false), ids.get(true)];
      if (theirs) await demo.refreshShown(theirs);
      if (ours.length > 0 || !theirs) await real.showing({ checkoutIds: ours }, later);
    },
  };
}
