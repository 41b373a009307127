import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadRules, rulesFolder } from '../../rules/load.ts';
import { requiredHosts } from '../../rules/required-hosts.ts';

const released = readFileSync(join(rulesFolder, 'required-hosts.txt'), 'utf8').trim().split('\n');
const made = requiredHosts(loadRules().rulebook);

it('asks for the hosts that were released, and no more', () => {
  expect(
    made.filter((host) => !released.includes(host)),
    'A browser disables an extension whose update asks for more hosts. Readers reach new platforms by the toolbar ' +
      'button; set `abroad: true` or leave the host out of `hosts`, or, before the first release, add it to rules/required-hosts.txt.',
  ).toEqual([]);
  expect(
    released.filter((host) => !made.includes(host)),
    'no longer needed: remove from rules/required-hosts.txt',
  ).toEqual([]);
});

it('reads no page unasked that belongs to a platform abroad, a short link or a file server', () => {
  for (const host of ['tiktok.com', 'google.com', 'v.douyin.com', 'alicdn.com', 'm.tb.cn']) {
    expect(made.some((pattern) => pattern.includes(host))).toBe(false);
  }
  expect(made).toContain('*://*.qq.com/*');
  expect(made).not.toContain('*://*.weixin.qq.com/*');
});
