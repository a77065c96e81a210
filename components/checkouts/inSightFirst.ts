/** These checkouts, those first whose rows in the list are in sight. */
export function inSightFirst(ids: string[]): string[] {
  const isInSight = (row: HTMLElement) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(isInSight);
  const seen = new Set(rows.map(({ dataset }) => dataset.row));
  return [...ids.filter((id) => seen.has(id)), ...ids.filter((id) => !seen.has(id))];
}
