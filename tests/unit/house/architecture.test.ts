import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of `lib`, lowest floor first: a room imports from those before it and from itself. */
const LIB = [
  'language',
  'shared',
  'sealing',
  'amounts',
  'inqud',
  'permissions',
  'storage',
  'navigation',
  'updates',
  'about',
  'accounts',
  'sync',
  'checkouts',
  'demo',
  'checkout-form',
  'search',
  'requests',
  'widget',
  'share',
  'webhooks',
  'team',
  'bulk-create',
  'popup',
  'messaging',
  'app',
];
/** Each of these rooms runs in one process, and only that process's entrypoint may load it. */
const PROCESSES = { background: 'entrypoints/background.ts', worker: 'entrypoints/desk-worker.ts' };
/** The rooms that only `components` has. */
const COMPONENTS_ONLY = ['data', 'settings', 'shortcuts', 'ui'];
/**
 * What runs on Node and is no part of the extension: the admin tool of a team, its receiver of webhooks, and what the
 * build makes `virtual:about` with.
 */
const PROGRAMS = ['lib/team/admin/', 'lib/team/receiver/', 'lib/about/'];
const MOST_FILES = 25;

type Import = { from: string; to: string; isType: boolean };

const tree = globSync('{entrypoints,components,lib,tests/unit,tests/components,tests/e2e}/**/*.*')
  .map(slashes)
  .toSorted();
const sources = tree.filter((path) => /^(entrypoints|components|lib)\/.*\.tsx?$/.test(path));
const textOf = (file: string) => readFileSync(file, 'utf8');
const sourcesWith = (pattern: RegExp) => sources.filter((file) => pattern.test(textOf(file)));
const imports: Import[] = sources.flatMap((from) =>
  [...textOf(from).matchAll(/(import type [^;]*?from|\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)].flatMap(([, how, path]) => {
    const to = fileOf(slashes(join(dirname(from), path ?? '')));
    return to === null ? [] : [{ from, to, isType: how?.startsWith('import type ') ?? false }];
  }),
);

/** `lib/checkouts/rules/schedule.ts` is on the floor `lib` in the room `checkouts`. */
const placeOf = (path: string) => {
  const [floor = '', room = ''] = path.split('/');
  return { floor, room };
};
const isProcess = (room: string): room is keyof typeof PROCESSES => room in PROCESSES;
const arrow = ({ from, to }: Import) => `${from} -> ${to}`;

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(imports.length).toBeGreaterThan(1000);
  });

  it('1. keeps no file at the root of lib or components', () => {
    expect(tree.filter((path) => /^(lib|components)\/[^/]+$/.test(path))).toEqual([]);
  });

  it('2. calls a feature by one word on every floor, and has no barrels', () => {
    const rooms = new Set([...LIB, ...Object.keys(PROCESSES)]);
    const strangers = tree.filter((path) => {
      const [floor, room = ''] = path.replace(/^tests\/(unit|components|e2e)\//, '$1/').split('/');
      if (floor === 'lib') return !rooms.has(room);
      if (floor === 'unit') return !rooms.has(room) && !['house', 'simulator', 'support'].includes(room);
      if (floor === 'e2e') return !rooms.has(room) && !['alone', 'app', 'driver', 'house', 'support'].includes(room);
      if (floor === 'components') return !rooms.has(room) && ![...COMPONENTS_ONLY, 'support'].includes(room);
      return false;
    });
    expect(strangers).toEqual([]);
    expect(sources.filter((path) => /^index\.tsx?$/.test(basename(path)))).toEqual([]);
  });

  it('3. loads what runs in one process from its entrypoint only', () => {
    const walls = imports.filter(({ from, to, isType }) => {
      const { floor, room } = placeOf(to);
      if (floor !== 'lib' || !isProcess(room) || isType) return false;
      return from !== PROCESSES[room] && placeOf(from).room !== room;
    });
    expect(walls.map(arrow)).toEqual([]);
  });

  it('3. keeps the programs for Node out of the extension', () => {
    const isProgram = (path: string) => PROGRAMS.some((folder) => path.startsWith(folder));
    expect(imports.some(({ to }) => isProgram(to))).toBe(true);
    expect(imports.filter(({ from, to }) => isProgram(to) && !isProgram(from)).map(arrow)).toEqual([]);
    // Node resolves no import without its ending.
    const loaded = reachable(sources.filter((path) => isProgram(path) && basename(path) === 'main.ts'));
    expect(loaded.size).toBeGreaterThan(30);
    const bare = imports.filter(
      ({ from, to, isType }) => loaded.has(from) && !isType && !textOf(from).includes(`/${basename(to)}'`),
    );
    expect(bare.map(arrow)).toEqual([]);
  });

  it('4. imports downwards only', () => {
    const upwards = imports.filter(({ from, to }) => {
      const [source, target] = [placeOf(from), placeOf(to)];
      if (target.floor === 'entrypoints') return source.floor !== 'entrypoints';
      if (source.floor !== 'lib') return false;
      if (target.floor === 'components') return true;
      if (isProcess(source.room)) return isProcess(target.room) && target.room !== source.room;
      return isProcess(target.room) || LIB.indexOf(target.room) > LIB.indexOf(source.room);
    });
    expect(upwards.map(arrow)).toEqual([]);
  });

  it('4. has no circle of imports, neither of files nor of folders', () => {
    expect(circles(imports)).toEqual([]);
    expect(circles(imports.map((each) => ({ ...each, from: dirname(each.from), to: dirname(each.to) })))).toEqual([]);
  });

  it(`5. has at most ${MOST_FILES} files in a folder`, () => {
    const count = new Map<string, number>();
    const simulator = globSync('tests/simulator/**/*.*').map(slashes);
    for (const path of [...tree, ...simulator]) count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
    expect([...count].filter(([, files]) => files > MOST_FILES)).toEqual([]);
  });
});

describe('the entrypoints of pages, the worker and content scripts', () => {
  const starts = sources.filter((path) => path.startsWith('entrypoints/') && path !== PROCESSES.background);

  it('reach no code that calls Inqud or opens a secret, however many imports away [S-45]', () => {
    const forbidden = (path: string) => path === 'lib/inqud/client.ts' || path.startsWith('lib/background/');
    expect(sources.filter(forbidden).length).toBeGreaterThan(10);
    expect([...reachable(starts)].filter(forbidden)).toEqual([]);
  });

  it('call nothing over the network themselves [P-72]', () => {
    const network = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/;
    expect([...reachable(starts)].filter((path) => network.test(withoutComments(textOf(path))))).toEqual([]);
  });
});

describe.each(['search', 'share', 'webhooks'])('lib/%s', (room) => {
  it('takes only types from the checkouts: it runs without a database', () => {
    const values = imports.filter(
      ({ from, to, isType }) => from.startsWith(`lib/${room}/`) && /^lib\/checkouts\/[^/]+$/.test(to) && !isType,
    );
    expect(values.map(arrow)).toEqual([]);
  });
});

describe('what is secret', () => {
  it('of a page of the web is read in one place, when the key asks for it, and no script of ours runs elsewhere than at Inqud [P-63]', () => {
    expect(sourcesWith(/\bbrowser\s*\.scripting\b/)).toEqual(['lib/background/shell/selection.ts']);
    const asking = sourcesWith(/\bselectionIn\(/);
    expect(asking).toEqual(['lib/background/shell/entryPoints.ts', 'lib/background/shell/selection.ts']);
    expect(textOf('lib/background/shell/entryPoints.ts').match(/\bselectedOrder\(/g)).toHaveLength(2);
    expect(textOf('lib/background/shell/entryPoints.ts')).toMatch(
      /'create-from-selection': [^;]*?selectedOrder\(tab\.id\)/,
    );
    const scripts = sourcesWith(/\bdefineContentScript\(/);
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) {
      const [, matches = ''] = /matches: \[([^\]]*)\]/.exec(textOf(script)) ?? [];
      expect(matches, script).toMatch(/^(WIDGET_SCRIPT_URL|`\$\{WIDGET_ORIGIN\}\/[^`]*`|[A-Z_]+)$/);
    }
  });

  it('is unlocked for the vault alone: nobody else names the setting that holds the key', () => {
    expect(sourcesWith(/\bunlockedKey\b/)).toEqual([
      'lib/background/vault/lock.ts',
      'lib/background/vault/settings.ts',
    ]);
  });

  it('is written, with every other guarded setting, by the background alone: no page imports what writes any', () => {
    const writing = sourcesWith(/import \{[^}]*\b(writeSetting|writeTogether|clearFamily)\b[^}]*\} from '[./]*storage/);
    expect(writing.filter((file) => !file.startsWith('lib/background/'))).toEqual([]);
    expect(writing).not.toEqual([]);
  });

  it('is in no other stored preference: storage is touched in six places, one of which reads the company’s policy', () => {
    expect(sourcesWith(/\bbrowser\s*\.storage\b|\bchrome\./)).toEqual([
      'lib/background/erase.ts',
      'lib/storage/closeToWebsites.ts',
      'lib/storage/createSettings.ts',
      'lib/storage/settingFamily.ts',
      'lib/storage/settings.ts',
      'lib/team/managedServer.ts',
    ]);
  });

  it('and all that lasts is in databases: only the words about their loss are where websites’ processes reach [S-60]', () => {
    expect(sourcesWith(/\barea: 'outside'/)).toEqual(['lib/storage/outsideSettings.ts']);
  });

  it('is stored by the vault alone: nobody else opens the tables of secrets and of the passphrase', () => {
    const opening = sourcesWith(/\.(secrets|webhookSecrets|passphrases)\b/);
    expect(opening.filter((file) => !file.startsWith('lib/background/vault/'))).toEqual([]);
    expect(opening).not.toEqual([]);
  });
});

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The file that an import without an ending names; null for what is no source, such as a style. */
function fileOf(path: string): string | null {
  return sources.find((file) => file === path || file === `${path}.ts` || file === `${path}.tsx`) ?? null;
}

/** These and all that they load: imports of types alone load nothing. */
function reachable(starts: string[]): Set<string> {
  const reached = new Set(starts);
  for (const path of reached) {
    for (const { from, to, isType } of imports) if (from === path && !isType) reached.add(to);
  }
  return reached;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}

/** Those that reach themselves by imports, each with one that it imports in its circle (Tarjan's strong components). */
function circles(arrows: Pick<Import, 'from' | 'to'>[]): string[][] {
  const next = Map.groupBy(
    arrows.filter(({ from, to }) => from !== to),
    ({ from }) => from,
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const place = order.size;
    order.set(node, place);
    stack.push(node);
    let low = place;
    for (const { to } of next.get(node) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (stack.includes(to)) low = Math.min(low, order.get(to) ?? low);
    }
    lowest.set(node, low);
    if (low === place) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) found.push(circle);
    }
    return low;
  };
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return found;
}
