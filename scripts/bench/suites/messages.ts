import type { CDPSession } from 'puppeteer-core';
import { BenchChromium, type FreshTab } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { findingsPage } from '../pages.ts';

const findings = 10_000;

/**
 * Runs before the reader, among the same globals, and measures how long it is away in calls that send something or
 * answer somebody. Turning objects into a message happens in these calls.
 */
const clock = `{
  const { runtime } = chrome;
  const sending = (call) => function (...values) {
    const began = performance.now();
    try {
      return Reflect.apply(call, this, values);
    } finally {
      globalThis.benchSent = (globalThis.benchSent ?? 0) + performance.now() - began;
    }
  };
  globalThis.benchSent = 0;
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
  const began = performance.now();
  chrome.runtime.sendMessage({ links });
  globalThis.benchSent = performance.now() - began;
}`;
const hearing = 'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond({ again: false }); });';

/** Reads a number out of the globals that an extension has in a page; called before the page is loaded. */
async function readerOf(session: CDPSession): Promise<(name: string) => Promise<number>> {
  const worlds = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated') worlds.add(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  return async (name) => {
    for (const contextId of worlds) {
      const { result } = await session.send('Runtime.evaluate', { expression: `globalThis.${name}`, contextId });
      if (typeof result.value === 'number') return result.value;
    }
    throw new Error(`No world of the page has ${name}.`);
  };
}

async function withTab<T>(chromium: BenchChromium, name: string, body: Buffer, use: (tab: FreshTab) => Promise<T>) {
  const tab = await chromium.open(addressFor(name), body);
  try {
    return await use(tab);
  } finally {
    await tab.close();
  }
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    extensions.altered({ name: 'ours', before: clock }),
    extensions.standIn({ name: 'sending', script: oneMessage, background: hearing }),
  ]);
  const body = findingsPage(findings);
  const asked: number[] = [];
  const ours = () =>
    withTab(chromium, 'ours', body, async (tab) => {
      const read = await readerOf(tab.session);
      await tab.load();
      const sent = await read('benchSent');
      if (sent === 0) throw new Error('The reader sends in a way that is not measured here.');
      const answer = await chromium.withDesk(async (desk) => desk.settledReport(await desk.tabOf(tab.page)));
      const told = answer.kind === 'report' ? answer.report.coverage.addresses : 0;
      if (told < findings) throw new Error(`Of ${findings} findings, ${told} were told.`);
      asked.push(await read('benchSent'));
      return sent;
    });
  const sending = () =>
    withTab(chromium, 'sending', body, async (tab) => {
      const read = await readerOf(tab.session);
      await tab.load();
      return read('benchSent');
    });
  try {
    const { ours: figures, sending: others } = await interleave(run, { ours, sending });
    const whenAsked = asked.slice(1);
    return [
      { budget: 'messages', figures, unit: 'ms', others, values: ratios(figures, others) },
      { budget: 'messages-asked', figures: whenAsked, unit: 'ms', others, values: ratios(whenAsked, others) },
    ];
  } finally {
    await chromium.stop();
  }
}

/** Messages, by the time that the calls take which send them. */
export const messagesSuite: Suite = { name: 'messages', built: true, measure };
