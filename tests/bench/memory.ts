import { readdirSync, readFileSync } from 'node:fs';

/** Looks at the memory from now on; returns how to stop, which tells by how many MB it was more than at first. */
export function watchMemory(): () => number {
  const before = memoryOfChildren();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, memoryOfChildren());
  }, 50);
  return () => {
    clearInterval(watching);
    return most - before;
  };
}

/** MB that this program's descendants use, or 0 where the system does not tell. */
function memoryOfChildren(): number {
  try {
    const parents = new Map<string, string>();
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        parents.set(id, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '');
      } catch {
        // It ended meanwhile.
      }
    }
    const isOurs = (id: string): boolean =>
      id === String(process.pid) || (parents.has(id) && isOurs(parents.get(id) ?? ''));
    let pages = 0;
    for (const id of parents.keys()) {
      if (id === String(process.pid) || !isOurs(id)) continue;
      try {
        const [, resident = '0', shared = '0'] = readFileSync(`/proc/${id}/statm`, 'utf8').split(' ');
        pages += Number(resident) - Number(shared);
      } catch {
        // It ended meanwhile.
      }
    }
    return (pages * 4096) / 1e6;
  } catch {
    return 0;
  }
}
