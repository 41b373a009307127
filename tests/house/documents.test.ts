import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const documents = globSync('**/*.md', {
  cwd: root,
  exclude: (name) => ['node_modules', '.output', '.wxt', '.git'].includes(name),
});
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** How a heading is called in links to it, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function withoutCode(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\](]/g, ' '));
}

/** Relative addresses in links, pictures and HTML. */
function linksIn(text: string): string[] {
  const found = [...withoutCode(text).matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)];
  return found.flatMap(([, markdown, html]) => markdown ?? html ?? []).filter((link) => !/^[a-z]+:/.test(link));
}

describe('links in documents', () => {
  it('are looked for where they stand', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']));
    expect(linksIn(read('README.md')).length).toBeGreaterThan(3);
    expect(linksIn('[a](b.md#c) `[not](x)` <img src="d.png" />')).toEqual(['b.md#c', 'd.png']);
  });

  it.each(documents)('of %s lead somewhere', (path) => {
    const broken = linksIn(read(path)).filter((link) => {
      const [file, anchor] = link.split('#') as [string, string?];
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      const headings = [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading as string));
      return file === '' && anchor !== undefined && !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('the map of the rooms', () => {
  const [, map] = /^## Rooms\n\n```\n([\s\S]*?)^```$/m.exec(read('docs/architecture.md')) as unknown as [
    string,
    string,
  ];
  const lines = map.split('\n').reduce<{ room: string; line: string }[]>((all, line) => {
    const room = /^([a-z]+)\//.exec(line)?.[1] ?? all.at(-1)?.room ?? '';
    all.push({ room, line });
    return all;
  }, []);
  /** What a line names before it says what that is for. */
  const named = lines.flatMap(({ room, line }) => {
    const names = /^ {2}(\S+(?: \S+)*)/.exec(line)?.[1] ?? '';
    return names.split(' ').map((name) => ({ room, name }));
  });

  it('names nothing that is not there', () => {
    const files = named.filter(({ name }) => /^[\w.*-]+\.(?:tsx?|yaml|json)$/.test(name));
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(({ room, name }) => globSync(join(root, room, name)).length === 0)).toEqual([]);
  });

  it('names every part of the engine', () => {
    const parts = readdirSync(join(root, 'engine')).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
    const onMap = named.filter(({ room }) => room === 'engine').map(({ name }) => name);
    expect(parts.filter((name) => !onMap.includes(name))).toEqual([]);
  });
});
