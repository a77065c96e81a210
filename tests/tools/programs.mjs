/**
 * Finds the browsers of this machine, and the languages that example receivers are written in. Plain JavaScript,
 * because setup.mjs runs it before anything is installed.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((key) => process.env[key] ?? []);

/** Where a program may be: the variable that overrides all, the names on the PATH, the usual folders. */
const PLACES = {
  chromium: {
    variable: 'CHROMIUM_BIN',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    files: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...WINDOWS_FOLDERS.flatMap((folder) => [
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      ]),
    ],
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    names: ['firefox-esr', 'firefox'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...WINDOWS_FOLDERS.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    ],
  },
  php: { variable: 'PHP_BIN', names: ['php'], files: [] },
  python: { variable: 'PYTHON_BIN', names: process.platform === 'win32' ? ['python'] : ['python3'], files: [] },
};

/**
 * @param {import('./programs.mjs').Program} program
 * @returns {string | undefined} the program's path, or undefined when this machine has none
 */
export function findProgram(program) {
  const { variable, names, files } = PLACES[program];
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(
      `${variable} is "${named}", which is not a program. Set it to the path of ${program}, or unset it.`,
    );
  }
  return [...names.flatMap(onPath), ...files].find(isProgram);
}

/** @param {string} name */
function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, file));
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
