import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from '../../tests/e2e/extension.ts';

/** An extension that does one simple thing to pages of its own host, to compare with. */
export interface StandIn {
  readonly name: string;
  /** Its content script, run when and where ours is. */
  readonly script: string;
  readonly background?: string;
}

/** Our extension as it is built, but on pages of this name's host only, with one more script before the reader. */
export interface Altered {
  readonly name: string;
  readonly before: string;
}

interface Manifest {
  readonly content_scripts: readonly { readonly js: readonly string[]; readonly matches: readonly string[] }[];
}

/** The address of a page on which only the extension of this name runs. */
export function addressFor(name: string): string {
  return `https://${name}.bench.example/page`;
}

function matchesOf(name: string): string[] {
  return [`*://${name}.bench.example/*`];
}

/** The folders of extensions that are made for one run. */
export class Extensions {
  readonly folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'));

  /** Writes a stand-in; its folder. */
  standIn({ name, script, background }: StandIn): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    const manifest = {
      manifest_version: 3,
      name,
      version: '1',
      ...(background === undefined ? {} : { background: { service_worker: 'background.js' } }),
      content_scripts: [
        {
          js: ['script.js'],
          matches: matchesOf(name),
          all_frames: true,
          match_origin_as_fallback: true,
          run_at: 'document_end',
        },
      ],
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'script.js'), script);
    if (background !== undefined) writeFileSync(join(folder, 'background.js'), background);
    return folder;
  }

  /** Copies the built extension, to which more files can then be added; its folder. */
  copy(): string {
    const folder = join(this.folder, 'ours');
    cpSync(builtExtension('chrome-mv3'), folder, { recursive: true });
    return folder;
  }

  /** Copies the built extension and alters it; its folder. */
  altered({ name, before }: Altered): string {
    const folder = this.copy();
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const scripts = manifest.content_scripts.map((one) => ({
      ...one,
      js: ['bench-before.js', ...one.js],
      matches: matchesOf(name),
    }));
    writeFileSync(path, JSON.stringify({ ...manifest, content_scripts: scripts }));
    writeFileSync(join(folder, 'bench-before.js'), before);
    return folder;
  }
}
