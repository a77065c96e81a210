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

/** Those facts of the team's version that differ from this desk's; both have the same ones, in the same order. */
export function changedFacts(here: readonly Fact[], theirs: readonly Fact[]): Fact[] {
  return theirs.flatMap((fact, at) => {
    const own = here[at]?.theirs ?? '';
    return own === fact.theirs ? [] : [{ ...fact, here: own }];
  });
}

/** What the team has and this desk does not: all of it is shown, and one button takes it. */
export function TeamOffer(props: { name: string; facts: readonly Fact[]; full: boolean; onUse: () => void }) {
  const { name, facts } = props;
  return (
    <>
      <Facts label={name} facts={facts.filter(({ theirs }) => theirs !== '')} />
      <button type="button" aria-label={useHereText(name)} disabled={props.full} onClick={props.onUse}>
        {t`Use here`}
      </button>
    </>
  );
}

const useHereText = (name: string) =>
  t({ message: `Use ${name} here`, comment: 'The name of a preset or of a message to customers' });

/** Said of what this desk uses and the team has otherwise. */
export function changedText(by: Who): string {
  if (by === null) return t`The team’s version differs. Until you use it, this desk keeps its own.`;
  const name = isolated(by);
  return t({
    message: `${name} changed this for the team. Until you use that version, this desk keeps its own.`,
    comment: 'The name of a colleague',
  });
}
