/**
 * `npm start`: builds the extension, opens it in a real browser on the demo pages, on saved pages or on addresses,
 * clicks the toolbar button, prints the report and saves screenshots of the popup.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { pageAddressOf } from '../cli/page-address.ts';
import { readLinks } from '../cli/page-links.ts';
import { readPage } from '../cli/read-page.ts';
import type { PageReport } from '../engine/report.ts';
import { Chromium } from '../tests/e2e/chromium.ts';
import type { Desk } from '../tests/e2e/desk.ts';
import { serve } from '../tests/e2e/extension.ts';
import type { SavedPage } from '../tests/saved-pages.ts';
import { reportTable } from './print-report.ts';

const root = resolve(import.meta.dirname, '..');
const output = join(root, '.output', 'demo');
const looks = ['en', 'zh_CN'].flatMap((language) => ['light', 'dark'].map((scheme) => ({ language, scheme })));

/** A page to show. Without `saved` it is fetched from the network, because somebody asked for that address. */
interface Show {
  readonly name: string;
  readonly address: string;
  readonly saved: SavedPage | null;
}

function wrongUse(message: string): never {
  console.error(message);
  process.exit(2);
}

function demoPages(): Show[] {
  const folder = join(root, 'tests', 'demo');
  const pages: { file: string; address: string }[] = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8'));
  return pages.map(({ file, address }) => ({
    name: basename(file, '.html'),
    address,
    saved: { address, body: readFileSync(join(folder, file)) },
  }));
}

function shown(argument: string): Show {
  if (/^https?:\/\//i.test(argument)) {
    if (!URL.canParse(argument)) wrongUse(`${argument} is not an address a browser can open; check its spelling.`);
    return { name: new URL(argument).host, address: new URL(argument).href, saved: null };
  }
  const kind = statSync(argument, { throwIfNoEntry: false });
  if (kind === undefined)
    wrongUse(`${argument} is neither a file nor an address; give a saved page or an address with https://.`);
  if (!kind.isFile()) wrongUse(`${argument} is not a file; give one saved page.`);
  const body = readFileSync(argument);
  const found = pageAddressOf(null, readLinks(readPage(body).text));
  const address = found?.address ?? `https://saved-page.invalid/${encodeURIComponent(basename(argument))}`;
  return { name: basename(argument).replace(/\.html?$/i, ''), address, saved: { address, body } };
}

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

async function settled(popup: Page): Promise<void> {
  await popup.waitForSelector('main[aria-busy="false"]', { timeout: 15_000 });
}

/** Unfolds the first destination that is listed, its first link and all about it, so that the sources can be seen. */
async function unfoldFirst(popup: Page): Promise<void> {
  for (const kind of ['destination', 'link', 'record']) {
    const folded = await popup.$(`[data-kind="${kind}"] button[aria-expanded="false"]`);
    await folded?.click();
  }
  await popup.evaluate(() => document.querySelector('.body a[target]')?.scrollIntoView({ block: 'center' }));
}

async function screenshots(popup: Page, name: string): Promise<void> {
  for (const { language, scheme } of looks) {
    await popup.evaluate((language) => chrome.storage.local.set({ language }), language);
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await popup.reload();
    await settled(popup);
    const path = join(output, `${name}-${language}-${scheme}`);
    await popup.screenshot({ path: `${path}.png` });
    await unfoldFirst(popup);
    await popup.screenshot({ path: `${path}-unfolded.png` });
  }
}

/** Shows one page and its report; false where it did not open. */
async function show(chromium: Chromium, desk: Desk, { name, address, saved }: Show): Promise<boolean> {
  const page = await chromium.browser.newPage();
  if (saved !== null) await serve(page, [saved]);
  try {
    await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 30_000 });
  } catch (error) {
    console.error(`${address} did not open: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return false;
  }
  const tabId = await desk.tabOf(page);
  const popup = await chromium.openPopup(page);
  await settled(popup);
  const answer = await desk.settledReport(tabId);
  if (answer.kind === 'report') console.log(reportTable(answer.report as PageReport));
  else
    console.log(`${address}: ${answer.kind === 'fault' ? answer.message : 'the extension may not read this page'}\n`);
  await screenshots(popup, name);
  return true;
}

const argumentsGiven = process.argv.slice(2);
if (argumentsGiven.some((argument) => /^(-h|--help)$/.test(argument))) {
  console.log('npm start [-- page.html | https://… …]   shows the demo pages, or the saved pages and addresses given');
  process.exit(0);
}
const shows = argumentsGiven.length === 0 ? demoPages() : argumentsGiven.map(shown);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

console.log('Building the extension …');
build();
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const chromium = await Chromium.start({ headless: !hasDisplay });
const desk = await chromium.openDesk();
const opened: boolean[] = [];
for (const one of shows) opened.push(await show(chromium, desk, one));
if (opened.includes(true)) console.log(`Screenshots of the popup, in Chinese and English, light and dark: ${output}`);
if (opened.includes(false)) process.exitCode = 1;
if (hasDisplay) {
  console.log('The browser stays open: close its window when you have seen enough.');
  await new Promise((closed) => chromium.browser.once('disconnected', closed));
} else {
  await chromium.stop();
}
