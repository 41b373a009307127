/**
 * Gets ready what `npm start` and `npm test` need: packages by `npm ci`, browsers and a Chinese font by apt where that
 * is allowed. Runs before anything is installed, so it uses nothing but Node 20 itself.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.hutong-installed`;

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) fail(`\`${command} ${args.join(' ')}\` did not work; what it printed above says why.`);
}

/** Installs the packages that the lock file names, unless exactly these are installed already. */
function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Debian packages for what is missing here. */
function missingPackages() {
  const missing = [];
  if (findBrowser('chromium') === null) missing.push('chromium');
  if (findBrowser('firefox') === null) missing.push('firefox-esr');
  if (process.platform === 'linux' && !hasChineseFont()) missing.push('fonts-noto-cjk');
  return missing;
}

function installBrowsers() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const allowed = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (allowed) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  const left = missingPackages();
  const browsers = left.filter((name) => name !== 'fonts-noto-cjk');
  if (browsers.length > 0) {
    fail(
      `Missing: ${browsers.join(' and ')}. On Debian or Ubuntu run as root: ${install}\n` +
        'Elsewhere install Chromium (or Chrome) and Firefox, and set CHROMIUM_PATH and FIREFOX_PATH if they are not found.',
    );
  }
  if (left.length > 0) console.warn('No Chinese font was found: screenshots will show boxes.');
}

installPackages();
installBrowsers();
