/** ms that this process has had a processor: unlike the time on the wall, not longer on a busy computer. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
