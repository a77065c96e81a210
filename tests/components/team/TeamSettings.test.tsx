import { signal } from '@preact/signals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OtherNotes } from '../../../components/checkouts/detail/OtherNotes';
import { TeamSettings } from '../../../components/team/TeamSettings';
import type { TeamActions } from '../../../components/team/teamActions';
import type { Live } from '../../../lib/storage/liveSignal';
import { mergedNotes, oldNote, withNote } from '../../../lib/sync/noteHistory';
import type { LogEntry } from '../../../lib/team/audit/auditLog';
import type { InvitationOutcome } from '../../../lib/team/outcomes';
import type { TeamView } from '../../../lib/team/teamView';
import { NOW } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { rowsOf } from '../support/stage';

useAmericanEnglish();

const PREVIEW = { ok: true, team: 'Coffee shop', server: 'desk.shop.example', name: 'Anna' } as const;
const MEMBER: Extract<TeamView, { is: 'member' }> = {
  is: 'member',
  ...{ team: 'Coffee shop', server: 'desk.shop.example', name: 'Anna' },
  link: { is: 'connected', since: NOW },
  colleagues: [],
  ...{ unsent: 0, refused: 0, aside: 0, isTooOld: false },
};

function show(view: TeamView = { is: 'alone' }, { locked = false, outcome = PREVIEW as InvitationOutcome } = {}) {
  const live = signal<Live<TeamView>>({ state: 'ready', value: view });
  const actions = {
    code: vi.fn<TeamActions['code']>(async () => ({ code: 'desk-join-1.U.box.desk.check' })),
    invitation: vi.fn<TeamActions['invitation']>(async () => outcome),
    leave: vi.fn<TeamActions['leave']>(async () => {}),
  };
  const log = signal<Live<LogEntry[]>>({ state: 'ready', value: [] });
  render(<TeamSettings view={live} log={log} actions={actions} clock={signal(NOW)} locked={locked} />);
  return { user: userEvent.setup(), actions, live };
}

const fact = (name: string) =>
  rowsOf(screen.getByRole('region', { name: 'Team' })).find(([what]) => what === name)?.[1];

describe('a desk without a team', () => {
  it('shows its code only when somebody wants to join', async () => {
    const { user, actions } = show();
    expect(actions.code).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Join a team' }));
    expect(await screen.findByText('desk-join-1.U.box.desk.check')).toBeTruthy();
  });

  it('names team, server and person before anything is sent, and joins on a second word', async () => {
    const { user, actions } = show();
    await user.click(screen.getByRole('button', { name: 'Join a team' }));
    await user.type(await screen.findByLabelText('Invitation', { selector: 'textarea' }), 'desk-invitation-1');
    await user.click(screen.getByRole('button', { name: 'Read the invitation' }));
    const dialog = await screen.findByRole('dialog', { name: 'Join this team?' });
    for (const word of ['Coffee shop', 'Anna', 'desk.shop.example']) expect(dialog.textContent).toContain(word);
    expect(actions.invitation.mock.calls).toEqual([['desk-invitation-1', false]]);
    await user.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(actions.invitation).toHaveBeenLastCalledWith('desk-invitation-1', true));
  });

  it.each([
    ['empty', 'Paste the invitation'],
    ['another kind', 'desk-invitation-'],
    ['newer', 'Update'],
    ['cut', 'Copy the whole of it again'],
    ['another desk', 'answers another code'],
    ['damaged', 'Ask your admin'],
    ['locked', 'Unlock first'],
    ['no code', 'code above first'],
    ['another server', 'your organization allows'],
  ] as const)('says of an invitation that is %s: %s', async (why, words) => {
    const { user } = show({ is: 'alone' }, { outcome: { ok: false, why } });
    await user.click(screen.getByRole('button', { name: 'Join a team' }));
    await screen.findByLabelText('Invitation', { selector: 'textarea' });
    await user.click(screen.getByRole('button', { name: 'Read the invitation' }));
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('joins none while it is locked', () => {
    show({ is: 'alone' }, { locked: true });
    expect(screen.getByRole('button', { name: 'Join a team' })).toHaveProperty('disabled', true);
  });
});

describe('a note beside the shown one', () => {
  it('is shown with its author, until somebody who saw it writes again', () => {
    const [anna, bob] = [
      { now: NOW, desk: 'aaaaaaaaaa' },
      { now: NOW + 1, desk: 'bbbbbbbbbb' },
    ];
    const both = mergedNotes(withNote(oldNote(null), 'Anna’s', anna), withNote(oldNote(null), 'Bob’s', bob));
    const { rerender } = render(<OtherNotes edits={{ note: both }} authors={{ aaaaaaaaaa: 'Anna B.' }} />);
    expect(screen.getByRole('note').textContent).toContain('Anna B. Anna’s');
    expect(screen.getByRole('note').textContent).not.toContain('Bob’s');
    rerender(<OtherNotes edits={{ note: withNote(both, 'Both', anna) }} authors={{}} />);
    expect(screen.queryByRole('note')).toBeNull();
  });
});

describe('a desk in a team', () => {
  it('says with whom, how it is connected and how far it is in step', () => {
    show({
      ...MEMBER,
      unsent: 2,
      colleagues: [
        { desk: 'b', name: 'Bob', seen: NOW },
        { desk: 'c', name: 'Carol', seen: null },
      ],
    });
    expect([fact('Team'), fact('You are'), fact('Server')]).toEqual(['Coffee shop', 'Anna', 'desk.shop.example']);
    expect(fact('Connection')).toMatch(/^Connected since /);
    expect(fact('In step')).toBe('2 checkouts wait to be sent.');
    expect(fact('Bob')).toMatch(/^last connected /);
    expect(fact('Carol')).toBe('never connected since this desk joined');
  });

  it.each<[Partial<typeof MEMBER>, string, RegExp]>([
    [{}, 'In step', /^All is sent\.$/],
    [{ refused: 1 }, 'In step', /1 checkout is too large/],
    [{ link: null }, 'Connection', /^Not yet$/],
    [{ link: { is: 'connecting', since: NOW } }, 'Connection', /^Connecting…$/],
    [{ link: { is: 'offline', since: NOW } }, 'Connection', /tried again by itself/],
    [{ link: { is: 'refused', since: NOW } }, 'Connection', /^Refused at/],
  ])('with %j says of "%s": %s', (changes, name, words) => {
    show({ ...MEMBER, ...changes });
    expect(fact(name)).toMatch(words);
  });

  it('says what becomes of its work when it was removed', () => {
    show({ ...MEMBER, link: { is: 'refused', since: NOW } });
    expect(screen.getByRole('alert').textContent).toContain('What you do stays here');
  });

  it('says that nothing is sent while the team uses a newer release', () => {
    show({ ...MEMBER, isTooOld: true });
    expect(screen.getByRole('alert').textContent).toBe(
      'Your team uses a newer release of Checkout Desk. Update yours: until then nothing is sent from here.',
    );
  });

  it.each([true, false])('is left after a question, and keeps what colleagues brought: %s', async (keep) => {
    const { user, actions } = show(MEMBER);
    await user.click(screen.getByRole('button', { name: 'Leave the team…' }));
    if (!keep) await user.click(screen.getByRole('checkbox'));
    expect(actions.leave).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(actions.leave).toHaveBeenCalledWith(keep));
  });

  it('is not left while it is locked, and says that nothing is sent', () => {
    show(MEMBER, { locked: true });
    expect(fact('Connection')).toBe('Closed while the desk is locked');
    expect(screen.getByRole('button', { name: 'Leave the team…' })).toHaveProperty('disabled', true);
  });
});
