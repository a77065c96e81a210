import { useEffect, useRef } from 'preact/hooks';

/**
 * The end of what is shown of a long list: reached by scrolling, or by its button, more is shown. Each end needs a key of
 * its own: one that stays in sight while rows come is reached again. `space`: px of what was let go above.
 */
export function Edge({ label, space = 0, onReached }: { label: string; space?: number; onReached: () => void }) {
  const edge = useRef<HTMLDivElement>(null);
  const reached = useRef(onReached);
  reached.current = onReached;
  useEffect(() => {
    if (!edge.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reached.current();
    });
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="edge" ref={edge} style={{ paddingTop: `${space}px` }}>
      <button type="button" onClick={() => reached.current()}>
        {label}
      </button>
    </div>
  );
}
