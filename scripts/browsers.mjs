import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const names = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};

const elsewhere = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * The path of an installed browser, or null. `CHROMIUM_PATH` and `FIREFOX_PATH` come first.
 * @param {'chromium' | 'firefox'} browser
 * @returns {string | null}
 */
export function findBrowser(browser) {
  const told = process.env[`${browser.toUpperCase()}_PATH`];
  if (told !== undefined && told !== '') return runnable(told) ? told : null;
  for (const name of names[browser]) {
    const path = onPath(name);
    if (path !== null) return path;
  }
  return elsewhere[browser].find(runnable) ?? null;
}
