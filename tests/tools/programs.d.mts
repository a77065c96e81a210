export type Program = 'chromium' | 'firefox' | 'php' | 'python';

/** The program's path, or undefined when this machine has none. */
export function findProgram(program: Program): string | undefined;
