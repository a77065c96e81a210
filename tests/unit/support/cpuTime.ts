/** CPU time of this process in ms: unlike wall time, it does not grow on a busy computer. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
