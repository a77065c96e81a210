import { t } from '@lingui/core/macro';
import { isolated } from '../../lib/shared/foreignText';
import type { Who } from '../../lib/team/shared/teamItems';
import './TeamVersion.css';

/** One thing that differs, or that is offered: `here` is absent where there is nothing to compare with. */
export type Fact = { name: string; here?: string; theirs: string };

/** What a colleague's version says, beside what is in use here: nothing of it counts before somebody has seen it. */
export function Facts({ label, facts }: { label: string; facts: readonly Fact[] }) {
  const isCompared = facts.some(({ here }) => here !== undefined);
  return (
    <table class="team-facts" aria-label={label}>
      {isCompared && (
        <thead>
          <tr>
            <td />
            <th scope="col">{t`In use here`}</th>
            <th scope="col">{t`In the team`}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {facts.map(({ name, here, theirs }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {isCompared && <td dir="auto">{here}</td>}
            <td dir="auto">{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Said of what this desk uses and the team has otherwise. */
export function changedText(by: Who): string {
  if (by === null) return t`The team’s version differs. Until you use it, this desk keeps its own.`;
  const name = isolated(by);
  return t({
    message: `${name} changed this for the team. Until you use that version, this desk keeps its own.`,
    comment: 'The name of a colleague',
  });
}

/** Said of what this desk uses and somebody took out of the team. */
export function endedText(by: Who): string {
  if (by === null) return t`No longer shared. Keep it as your own, or delete it.`;
  const name = isolated(by);
  return t({
    message: `${name} no longer shares this. Keep it as your own, or delete it.`,
    comment: 'The name of a colleague',
  });
}

export const useHereText = (name: string) =>
  t({ message: `Use ${name} here`, comment: 'The name of a preset or of a message to customers' });
export const teamVersionText = (name: string) =>
  t({ message: `Use the team’s version of ${name}`, comment: 'The name of a preset or of a message to customers' });
export const keepText = (name: string) =>
  t({ message: `Keep ${name} as my own`, comment: 'The name of a preset or of a message to customers' });
