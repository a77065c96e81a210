import { send } from './send';

/** Has the team's log say that this many checkouts were exported from here. The file is saved, whatever comes of it. */
export function noteExport(count: number): void {
  void send('noteExport', { count }).catch(() => {});
}
