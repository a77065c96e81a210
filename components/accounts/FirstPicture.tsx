/** A drawing without words: a link, and rows of which the last is paid. */
export function FirstPicture() {
  return (
    <svg class="first-picture" viewBox="0 0 360 148" aria-hidden="true">
      <rect class="first-picture-link" x="1" y="1" width="358" height="32" rx="6" />
      <path d="M16 17h180M316 17h28" />
      {[0, 1, 2].map((row) => (
        <g key={row} transform={`translate(0 ${56 + row * 34})`}>
          <path d={`M8 0h${56 - row * 8}M220 0h${52 - row * 12}`} />
          {row === 2 ? <circle class="first-picture-paid" cx="316" cy="0" r="8" /> : <circle cx="316" cy="0" r="7" />}
          {row === 2 && <path class="first-picture-check" d="m312 0 3 3 5-6" />}
          {row < 2 && <path class="first-picture-line" d="M0 17h360" />}
        </g>
      ))}
    </svg>
  );
}
