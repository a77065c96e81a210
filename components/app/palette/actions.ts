/** One thing that can be done by the quick actions. */
export type Action = {
  /** A code by which it is remembered among the recent ones; null where that would be of the history. */
  id: string | null;
  title: string;
  /** What it belongs to, or says besides. */
  detail?: string;
  /** Other words that a person may type for it. */
  words?: string;
  /** The keys that do the same. */
  keys?: string;
  /** Whether it says what the privacy blur is for. */
  isPrivate?: boolean;
  run: () => unknown;
};

/**
 * Some of one kind. `shown`: whether they are looked through for what is typed, and shown before anything is; only when
 * something is; or always, because they are an answer to what is typed.
 */
export type ActionGroup = {
  title: string;
  actions: Action[];
  shown: 'both' | 'typed' | 'always';
  /** Whether its title does. */
  isPrivate?: boolean;
};
