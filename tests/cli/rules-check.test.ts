import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hutong, root } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-rules-'));
  cpSync(join(root, 'rules', 'rulebook.yaml'), join(folder, 'rulebook.yaml'));
  cpSync(join(root, 'rules', 'platforms'), join(folder, 'platforms'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hutong rules check', () => {
  it('says in one line what the rules of this program hold, in under two seconds', { retry: 2 }, async () => {
    const started = performance.now();
    const { code, out, err } = await hutong(['rules', 'check']);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^\d+ platforms, \d+ wrappers, \d+ walls, \d+ milestones; version \d{4}\.\d+\.\d+\.\d+, sha256 [0-9a-f]{64}; \d+ walls? (?:is|are) stale\n$/,
    );
  });

  it('tells every problem with its place and a hint, and ends with 1', async () => {
    const path = join(folder, 'platforms', 'zhihu.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text.replace(/^id: zhihu$/m, 'id: zhihuu')}\nnonsense: true\n`);
    const { code, out, err } = await hutong(['rules', 'check', '--folder', folder]);
    expect(code).toBe(1);
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/\.yaml:\d+:\d+ .+ — .+/);
    expect(out).toMatch(/zhihu\.yaml:\d+:1 `nonsense`/);
    expect(err).toMatch(/^\d+ problems? in \d+ files?\n$/);
  });
});

describe('hutong rules list', () => {
  it('names every platform with its surfaces', async () => {
    const { code, out } = await hutong(['rules', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^wechat +web, article, .*moments.* WeChat \/ Weixin 微信$/m);
  });
});
