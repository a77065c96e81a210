/** The program's path, or undefined when this machine has none. */
export function findBrowser(browser: 'chromium' | 'firefox'): string | undefined;
