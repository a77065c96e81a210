import './Note.css';

/** A framed remark that matters now; `tone` is bad unless it only warns, or only informs. */
export function Note(props: { children: preact.ComponentChildren; tone?: 'bad' | 'warn' | 'info' }) {
  const { children, tone = 'bad' } = props;
  return (
    <div class={`note ${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      {children}
    </div>
  );
}
