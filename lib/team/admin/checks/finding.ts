/** What a check found, in one or two sentences. `unknown`: it could not be checked from here. */
export type Finding = { is: 'good' | 'wrong' | 'unknown'; says: string };

export const good = (says: string): Finding => ({ is: 'good', says });
export const wrong = (says: string): Finding => ({ is: 'wrong', says });
export const unknown = (says: string): Finding => ({ is: 'unknown', says });
