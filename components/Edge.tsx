import { useEffect, useRef } from 'preact/hooks';

/**
 * The end of what is shown of a long list: reached by scrolling, or by its button, more is shown. Each end needs a key of
 * its own: one that stays in sight while rows come is reached again.
 */
export function Edge({ label, onReached }: { label: string; onReached: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const reached = useRef(onReached);
  reached.current = onReached;
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reached.current();
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button type="button" class="edge" ref={button} onClick={() => reached.current()}>
      {label}
    </button>
  );
}
