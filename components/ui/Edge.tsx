import { useEffect, useRef } from 'preact/hooks';

/**
 * The end of what is shown of a long list: reached by scrolling, or by its button, more is shown. `onReached` stays the same
 * function, and is null while that is on its way; an end that is still in sight then is reached again. `space`: the room of what was let go above, as a CSS length.
 */
export function Edge(props: { label: string; space?: string; onReached: (() => void) | null }) {
  const { label, space = '0', onReached } = props;
  const edge = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!edge.current || onReached === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onReached();
    });
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, [onReached]);
  return (
    <div class="edge" ref={edge} style={{ paddingTop: space }}>
      <button type="button" onClick={() => onReached?.()}>
        {label}
      </button>
    </div>
  );
}
