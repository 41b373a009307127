import {
  clearUrlsName,
  type EngineSubject,
  engineSubjects,
  largeBlockerName,
  limitName,
  oursName,
  oursOnWechatName,
  smallBlockerName,
} from '../engine.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';

/** Time of this thread (µs); what other processes took away is not in it. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** How long a subject takes for one address (µs). */
async function perAddress({ addresses, prepare, run }: EngineSubject): Promise<number> {
  await prepare?.();
  const began = threadTime();
  run();
  return (threadTime() - began) / addresses;
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const subjects = await engineSubjects();
  const times = await interleave(
    run,
    Object.fromEntries(subjects.map((subject) => [subject.name, () => perAddress(subject)])),
  );
  const timesOf = (name: string): readonly number[] => times[name] ?? [];
  const [limit, ours, onWechat] = [limitName, oursName, oursOnWechatName].map(timesOf) as [
    number[],
    number[],
    number[],
  ];
  const slower = (budget: string, figures: readonly number[]): Measured => ({
    budget,
    figures,
    unit: 'µs',
    others: limit,
    values: ratios(figures, limit),
  });
  /** A peer that is not installed has no subject. */
  const faster = (budget: string, name: string): Measured[] =>
    timesOf(name).length === 0
      ? []
      : [{ budget, figures: ours, unit: 'µs', others: timesOf(name), values: ratios(timesOf(name), ours) }];
  return [
    slower('engine-url', ours),
    slower('engine-url-wechat', onWechat),
    ...faster('engine-ubo-hosts', smallBlockerName),
    ...faster('engine-ubo-filters', largeBlockerName),
    ...faster('engine-clearurls', clearUrlsName),
  ];
}

/** One address examined, by the time of the thread. */
export const engineSuite: Suite = { name: 'engine', built: false, measure };
