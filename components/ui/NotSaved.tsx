import { Note } from './ProblemNote';

/** Says why a change was not stored; nothing when it was. */
export function NotSaved({ why }: { why: string | null }) {
  return (
    why !== null && (
      <Note>
        <p>Not saved. {why}</p>
      </Note>
    )
  );
}
