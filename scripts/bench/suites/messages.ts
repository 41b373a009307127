import { BenchChromium, type FreshTab } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { findingsPage } from '../pages.ts';
import { beginMark, endMark } from '../trace.ts';

const findings = 10_000;

const mark = (name: string) => `performance.mark('${name}');`;

/**
 * Runs before the reader, among the same globals, and marks when it begins and ends to send something or to answer
 * somebody. Turning objects into a message happens in these calls.
 */
const marking = `{
  const { runtime } = chrome;
  const sending = (call) => function (...values) {
    ${mark(beginMark)}
    try {
      return Reflect.apply(call, this, values);
    } finally {
      ${mark(endMark)}
    }
  };
  runtime.sendMessage = sending(runtime.sendMessage);
  const connect = runtime.connect;
  runtime.connect = function (...values) {
    const port = Reflect.apply(connect, this, values);
    port.postMessage = sending(port.postMessage);
    return port;
  };
  const { onMessage } = runtime;
  const add = onMessage.addListener;
  onMessage.addListener = (listener) =>
    Reflect.apply(add, onMessage, [(message, sender, respond) => listener(message, sender, sending(respond))]);
}`;

/** Sends in one message what a reader could tell of each link. */
const oneMessage = `{
  const links = [...document.links].map((link) => ({
    address: link.href, count: 1, text: link.textContent, source: 'link',
  }));
  ${mark(beginMark)}
  chrome.runtime.sendMessage({ links });
  ${mark(endMark)}
}`;
const hearing = 'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond({ again: false }); });';

/** How long sending took while a page was loaded. */
async function sentFrom(tab: FreshTab): Promise<number> {
  const { marked } = await tab.workWhile(() => tab.load());
  if (marked === 0) throw new Error('It sends in a way that is not measured here, or not at all.');
  return marked;
}

/** How long sending took when the popup asked for all that is on the page. */
async function sentWhenAsked(chromium: BenchChromium, tab: FreshTab): Promise<number> {
  const { marked } = await tab.workWhile(async () => {
    const answer = await chromium.withDesk(async (desk) => desk.settledReport(await desk.tabOf(tab.page)));
    const told = answer.kind === 'report' ? answer.report.coverage.addresses : 0;
    if (told < findings) throw new Error(`Of ${findings} findings, ${told} were told.`);
  });
  return marked;
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    extensions.altered({ name: 'ours', before: marking }),
    extensions.standIn({ name: 'sending', script: oneMessage, background: hearing }),
  ]);
  const body = findingsPage(findings);
  const asked: number[] = [];
  const opening = async (name: string, use: (tab: FreshTab) => Promise<number>) => {
    const tab = await chromium.open(addressFor(name), body);
    try {
      return await use(tab);
    } finally {
      await tab.close();
    }
  };
  try {
    const sent = await interleave(run, {
      ours: () =>
        opening('ours', async (tab) => {
          const unasked = await sentFrom(tab);
          asked.push(unasked + (await sentWhenAsked(chromium, tab)));
          return unasked;
        }),
      sending: () => opening('sending', sentFrom),
    });
    const row = (budget: string, figures: readonly number[]): Measured => ({
      budget,
      figures,
      unit: 'ms',
      others: sent.sending,
      values: ratios(figures, sent.sending),
    });
    return [row('messages', sent.ours), row('messages-asked', asked.slice(1))];
  } finally {
    await chromium.stop();
  }
}

/** Messages, by the time that the calls take which send them. */
export const messagesSuite: Suite = { name: 'messages', built: true, measure };
