import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** What each room may import from, besides itself and packages. */
const allowed: Record<string, readonly string[]> = {
  engine: [],
  rules: ['engine'],
  log: ['engine'],
  browser: ['engine', 'log'],
  components: ['engine', 'log', 'public'],
  cli: ['engine', 'rules', 'log'],
  entrypoints: ['engine', 'rules', 'log', 'browser', 'components'],
};

/** Packages that reach the world; the named rooms must not. */
const forbidden: Record<string, RegExp> = {
  engine: /^(?!\.)/,
  log: /^(?:wxt|node:|webextension-polyfill)/,
  components: /^(?:wxt|node:|webextension-polyfill)/,
};

const importLine = /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm;

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, folder, name));
}

function importsOf(file: string): { from: string; typeOnly: boolean }[] {
  return [...readFileSync(file, 'utf8').matchAll(importLine)].map(([line, from]) => ({
    from: from as string,
    typeOnly: /^\s*(?:import|export) type/.test(line),
  }));
}

describe('imports point inward', () => {
  for (const [room, rooms] of Object.entries(allowed)) {
    it(`${room}/ imports only from ${['itself', ...rooms].join(', ')}`, () => {
      for (const file of filesIn(room)) {
        for (const { from } of importsOf(file)) {
          if (!from.startsWith('.')) continue;
          const target = relative(root, resolve(file, '..', from)).split(/[\\/]/)[0];
          if (target === 'package.json') continue;
          expect([room, ...rooms], `${relative(root, file)} imports ${from}`).toContain(target);
        }
      }
    });
  }

  for (const [room, packages] of Object.entries(forbidden)) {
    it(`${room}/ reaches for nothing outside`, () => {
      for (const file of filesIn(room)) {
        for (const { from } of importsOf(file)) {
          if (!from.startsWith('.')) expect(from, relative(root, file)).not.toMatch(packages);
        }
      }
    });
  }
});
