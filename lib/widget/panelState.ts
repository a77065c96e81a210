import { SECOND } from '../shared/time';

/**
 * What the panel frames: the address of the widget's script, where our script hosts the widget, or the whole hosted page,
 * where the script's address may not be framed.
 */
export type Way = 'script' | 'page';

export type PanelState = {
  way: Way;
  /** Counts the loads of this way. */
  load: number;
  /** Whether our script in the frame has answered. */
  answered: boolean;
  /**
   * `silent`: the widget is slow. `blocked`: its script did not load. `refused`: neither the script's address nor the
   * hosted page can be shown in a frame.
   */
  is: 'loading' | 'shown' | 'silent' | 'blocked' | 'refused';
};

export type PanelEvent =
  /** The frame has loaded, and then nothing has answered for `ANSWER_TIMES`. */
  | 'unanswered'
  | 'answered'
  | 'shown'
  /** After `PATIENCE`. */
  | 'late'
  | 'blocked'
  /** The frame's own policy forbids the script. */
  | 'forbidden';

/** ms that the widget may take before that is said. */
export const PATIENCE = 8 * SECOND;

/**
 * ms that our script in a loaded frame has to answer, by load. It is loaded a second time: right after a permission was
 * granted, the browser may load a frame without our script.
 */
export const ANSWER_TIMES: readonly number[] = [SECOND / 2, 2.5 * SECOND];

export const startWith = (way: Way): PanelState => ({ way, load: 0, answered: false, is: 'loading' });

export function nextPanel(panel: PanelState, event: PanelEvent): PanelState {
  switch (event) {
    case 'answered':
      return { ...panel, answered: true };
    case 'shown':
      return { ...panel, answered: true, is: 'shown' };
    case 'late':
      return panel.is === 'loading' ? { ...panel, is: 'silent' } : panel;
    case 'unanswered':
      if (panel.answered) return panel;
      if (panel.load + 1 < ANSWER_TIMES.length) return { ...panel, load: panel.load + 1 };
      return otherWay(panel);
    case 'forbidden':
      return otherWay(panel);
    case 'blocked':
      return { ...panel, is: 'blocked' };
  }
}

function otherWay(panel: PanelState): PanelState {
  return panel.way === 'script' ? startWith('page') : { ...panel, is: 'refused' };
}
