/**
 * `npm run screens`: pictures of everything that a reader sees, in every language, scheme and with forced colours, into
 * `.output/screens`. `npm run screens -- popup/link share` takes those only whose names begin so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { Chromium } from '../tests/e2e/chromium.ts';
import { logScenes } from './screens/log-scenes.ts';
import { absentScenes, pageScenes } from './screens/page-scenes.ts';
import { popupScenes, type Scene } from './screens/popup-scenes.ts';
import { dress, type Look, lookName, looks, Stage } from './screens/stage.ts';

const root = resolve(import.meta.dirname, '..');
const output = join(root, '.output', 'screens');

function build(): void {
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}\nThe extension could not be built; what stands above says why.`);
  process.exit(1);
}

async function photograph(stage: Stage, page: Page, scene: Scene, look: Look): Promise<string> {
  await stage.choose({ language: look.language });
  await dress(page, look);
  await page.bringToFront();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await scene.act?.(page);
  const file = `${scene.name}-${lookName(look)}.png`;
  mkdirSync(dirname(join(output, file)), { recursive: true });
  await page.screenshot({ path: join(output, file), fullPage: scene.whole === true });
  return file;
}

/** All pictures on one page, a row for each scene, so that they can be looked through. */
function contactSheet(rows: ReadonlyMap<string, readonly string[]>): string {
  const sections = [...rows].map(([name, files]) => {
    const pictures = files.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`);
    return `<h2>${name}</h2><p>${pictures.join('\n')}</p>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Hutong: screens</title>
<style>body{font:14px system-ui;background:#999}p{display:flex;gap:8px;overflow:auto}img{width:300px}</style>
${sections.join('\n')}\n`;
}

/** Plays one scene in every look. Closes what it opened; one that fails does not keep the others from being taken. */
async function play(stage: Stage, scene: Scene): Promise<string[]> {
  const before = new Set(await stage.chromium.browser.pages());
  const page = await scene.open(stage);
  const files: string[] = [];
  for (const look of looks) files.push(await photograph(stage, page, scene, look));
  for (const one of await stage.chromium.browser.pages()) if (!before.has(one)) await one.close();
  await stage.forget();
  return files;
}

const wanted = process.argv.slice(2);
const scenes = [...popupScenes, ...pageScenes, ...logScenes].filter(
  ({ name }) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning)),
);
if (scenes.length === 0) {
  console.error(`No scene begins with ${wanted.join(' or ')}.`);
  process.exit(2);
}

console.log('Building the extension …');
build();
if (wanted.length === 0) rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const chromium = await Chromium.start();
const stage = new Stage(chromium, await chromium.openDesk());
const taken = new Map<string, string[]>();
const failed: string[] = [];
for (const scene of scenes) {
  if (!stage.has(scene.needs)) {
    console.log(`skipped ${scene.name}: this build has no ${scene.needs}`);
    continue;
  }
  try {
    taken.set(scene.name, await play(stage, scene));
    console.log(`taken   ${scene.name}`);
  } catch (error) {
    failed.push(scene.name);
    console.error(`failed  ${scene.name}: ${error instanceof Error ? error.message : error}`);
  }
}
for (const why of absentScenes) console.log(`skipped ${why}`);
await chromium.stop();
writeFileSync(join(output, 'index.html'), contactSheet(taken));
const pictures = [...taken.values()].flat().length;
console.log(`${pictures} pictures of ${taken.size} scenes: ${join(output, 'index.html')}`);
if (failed.length > 0) process.exitCode = 1;
