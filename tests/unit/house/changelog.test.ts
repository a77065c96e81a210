import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { releasesOf } from '../../../lib/about/changelog';

describe('the changes of each version', () => {
  it('are read from CHANGELOG.md, the newest first', () => {
    const releases = releasesOf(readFileSync('CHANGELOG.md', 'utf8'));
    expect(releases.length).toBeGreaterThan(0);
    for (const { changes } of releases) for (const change of changes) expect(change).toMatch(/^\S.*[.)]$/);
  });

  it.each([
    ['## Unreleased\n\n- One\n  goes on.\n- Two.\n', [{ version: null, changes: ['One goes on.', 'Two.'] }]],
    [
      '## 1.2.0 (2026-03-01)\n- One.\n## [1.1.0]\n- Two.',
      [
        { version: '1.2.0', changes: ['One.'] },
        { version: '1.1.0', changes: ['Two.'] },
      ],
    ],
    ['# Changelog\n\nText.\n\n## v2.0.0\n\n## 1.0.0\r\n- One.\r\n', [{ version: '1.0.0', changes: ['One.'] }]],
    ['- Of no version.\n  Nor this.', []],
    ['', []],
  ])('are of %j: %j', (markdown, releases) => {
    expect(releasesOf(markdown)).toEqual(releases);
  });
});
