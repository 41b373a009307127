import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRules } from '../../rules/load.ts';
import { demoLog, logFile } from '../log-demo.ts';
import { eventually } from './extension.ts';
import { Firefox } from './firefox.ts';

const rulebook = openRules();
const demo = demoLog(rulebook, 40);
const findings = demo.pages.reduce((sum, { links }) => sum + links.length, 0);

describe('the page of the log in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await Firefox.start();
  });
  afterAll(() => firefox?.stop());

  it('takes a log in, walks to its last row, shows a finding and draws the plots', async () => {
    const log = await firefox.openPage('log.html');
    const seen = (expression: string, wanted: RegExp) =>
      eventually(
        () => log(`String(${expression})`),
        (answer) => wanted.test(answer as string),
        `${expression} to be ${wanted}`,
      );
    const words = (selector: string) => `document.querySelector('${selector}')?.textContent`;
    const press = (selector: string, holding: string) =>
      log(
        `[...document.querySelectorAll('${selector}')].find((one) => one.textContent.includes('${holding}')).click()`,
      );

    await seen(words('main'), /The log is empty/);
    await press('.log-head .button', 'Import');
    await seen(`document.querySelector('.import-picker') !== null`, /true/);
    const contents = Buffer.from(await logFile(demo, rulebook)).toString('base64');
    await log(`(() => {
      const bytes = Uint8Array.from(atob('${contents}'), (letter) => letter.charCodeAt(0));
      const picked = new DataTransfer();
      picked.items.add(new File([bytes], 'team.ndjson'));
      const picker = document.querySelector('.import-picker');
      picker.files = picked.files;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await seen(words('.import-file'), /New: 40 pages/);
    await press('.dialog .button', 'Add to the log');
    await seen(words('.dialog-said'), /Added 40 pages/);
    await press('.dialog .button', 'Close');
    await seen(words('.sentence'), new RegExp(`^${findings} findings on 40 pages`));

    const key = (name: string) =>
      log(`document.querySelector('.grid').dispatchEvent(
        new KeyboardEvent('keydown', { key: '${name}', ctrlKey: true, bubbles: true, cancelable: true }))`);
    await key('End');
    await seen(
      `document.querySelector('[data-active="true"]')?.closest('[role="row"]').getAttribute('aria-rowindex')`,
      new RegExp(`^${findings + 1}$`),
    );
    await key('Enter');
    await seen(words('.detail .chain'), /https:/);
    await press('.log-views button', 'Plots');
    await seen(`document.querySelectorAll('.plot-cell').length > 20`, /true/);
    expect(await log(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true);
  });
});
