import './CodeBox.css';

/** Code in lines as they are, in a box that keeps long code from pushing everything else away. */
export function CodeBox({ label, code }: { label: string; code: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
    <section class="code-box" aria-label={label} tabIndex={0}>
      <pre class="mono">{code}</pre>
    </section>
  );
}
