import { openRulebook, type RulebookIndex } from '../../engine/rulebook.ts';
import type { Surface, Vantage } from '../../engine/types.ts';
import { compile } from '../../rules/compile.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import type { WallFile } from '../../rules/schema-walls.ts';

type LooseWall = Partial<WallFile> & Pick<WallFile, 'id' | 'to' | 'effect'>;

function wall(loose: LooseWall): WallFile {
  return {
    from: 'all',
    since: '2020-01-01',
    verified: '2020-01-01',
    rollout: 'full',
    confidence: 'high',
    evidence: [{ url: `https://source.example/${loose.id}`, kind: 'news' }],
    examples: [],
    ...loose,
  } as WallFile;
}

function platform(id: string, group: string, extra: Partial<PlatformFile> = {}): PlatformFile {
  return { id, name: { en: id, zh: id }, group, hosts: { [`${id}.example`]: 'web' }, ...extra };
}

/**
 * A small world: `red` puts up walls; `blue` and `sky` belong to one group, `green` to another, `rose` to red's own.
 * `gate` holds wrappers of every effect.
 */
export function toy(
  walls: readonly LooseWall[],
  extra: {
    readonly blue?: readonly LooseWall[];
    readonly staleAfter?: number;
    readonly passcodes?: PlatformFile['passcodes'];
  } = {},
): RulebookIndex {
  const gate = (id: string, effect: 'pass' | 'warning' | 'blocked' | 'app-launch') => ({
    id: `gate-${id}`,
    hosts: ['gate.example'],
    path: `/${id}`,
    target: { param: 'to' } as const,
    effect,
    evidence: [{ url: `https://source.example/gate-${id}`, kind: 'code' as const }],
    verified: '2024-01-01',
    examples: [{ link: '', target: null }],
  });
  const files = [
    platform('red', 'reds', {
      walls: walls.map(wall),
      hosts: { 'red.example': 'web', 'chat.red.example': 'chat', 'post.red.example': 'post' },
      ...(extra.staleAfter !== undefined && { staleAfter: extra.staleAfter }),
      ...(extra.passcodes !== undefined && { passcodes: extra.passcodes }),
      wrappers: [{ ...gate('own', 'warning'), id: 'red-gate', hosts: ['red.example'], path: '/out' }],
      shortLinks: { 'r.example': { to: 'anywhere' } },
    }),
    platform('rose', 'reds'),
    platform('blue', 'blues', {
      walls: (extra.blue ?? []).map(wall),
      payments: ['pay.blue.example'],
      schemes: ['blue'],
      shortLinks: { 'b.example': { ambiguous: ['blue', 'sky'] } },
    }),
    platform('sky', 'blues'),
    platform('green', 'greens'),
    platform('gate', 'gates', {
      wrappers: [
        gate('pass', 'pass'),
        gate('warning', 'warning'),
        gate('blocked', 'blocked'),
        gate('app', 'app-launch'),
        { ...gate('dark', 'pass'), id: 'gate-dark', target: 'opaque' as const },
      ],
    }),
  ];
  return openRulebook(compile({ version: '2024.1.1.1', title: 'toy', licence: 'none' }, files, []), 'toy');
}

/** A vantage on `red`. */
export function onRed(surface: Surface | null, more: Partial<Vantage> = {}): Vantage {
  return { platform: 'red', surface, client: null, region: null, ...more };
}
