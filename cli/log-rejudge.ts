import { randomUUID } from 'node:crypto';
import { exportLog } from '../log/export.ts';
import type { Judgement, LoggedPage, LogHeader } from '../log/records.ts';
import { canBeRejudged, rejudger } from '../log/rejudge.ts';
import manifest from '../package.json' with { type: 'json' };
import { rulesFolder } from '../rules/load.ts';
import { parseDay } from './day.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { ownRulebook } from './log-convert.ts';
import { checkFree, openNamed, parseLogFile, progressDone, writeWhole } from './log-files.ts';
import { fileSpool } from './log-spool.ts';
import { counted } from './log-words.ts';
import { openedRules } from './opened-rules.ts';
import { parseFrom, parseReader, vantageFrom } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `log rejudge`, as typed. */
export interface LogRejudgeOptions {
  readonly rules?: string;
  readonly day?: string;
  readonly from?: string;
  readonly client?: string;
  readonly region?: string;
  readonly force?: boolean;
}

/** `hutong log rejudge`: a log with the conclusions of other rules, another day or another place added. */
export async function logRejudgeCommand(
  from: string,
  to: string,
  options: LogRejudgeOptions,
  io: Io,
): Promise<ExitCode> {
  const source = parseLogFile(from);
  const target = parseLogFile(to);
  const day = options.day === undefined ? null : parseDay(options.day, '--day');
  const { client, region } = parseReader(
    {
      ...(options.client === undefined ? {} : { client: options.client }),
      ...(options.region === undefined ? {} : { region: options.region }),
    },
    io.now,
  );
  if (options.from === undefined && (client ?? region) !== null)
    throw new WrongUse('--client and --region say more of a place: name it too, for example --from wechat:moments');
  checkFree(target, options.force ?? false);
  const rulebook = openedRules(options.rules ?? rulesFolder, '--rules');
  const vantage = vantageFrom({ from: parseFrom(options.from, rulebook), client, region }, null);
  const { header, pages, rulebooks = [] } = await openNamed(source, io, `judging ${from}`);
  if (!canBeRejudged(header.redaction)) {
    throw new WrongUse(
      `${from} was written with redaction ${header.redaction}, which leaves nothing to judge; judge the full log, and redact what comes out`,
    );
  }
  const judgement: Judgement = {
    id: randomUUID(),
    judgedAt: io.now.toISOString(),
    rulebook: rulebook.stamp,
    vantage,
    day,
    tool: { name: 'hutong', version: manifest.version },
  };
  const counts = { changed: 0 };
  const rejudged = judged(pages, rejudger(judgement, rulebook, header.redaction), counts);
  const bytes = exportLog(target.format, withJudgement(header, judgement), rejudged, {
    redaction: header.redaction,
    rulebooks: target.format === 'zip' ? [...rulebooks, ownRulebook()] : [],
    spool: fileSpool,
  });
  await writeWhole(target, bytes);
  progressDone(io);
  await io.out(
    `${to}: ${counted(header)}, judged by rules ${rulebook.stamp.version}; ` +
      `${counts.changed.toLocaleString('en')} fare otherwise than concluded before\n`,
  );
  return exitCodes.fine;
}

function withJudgement(header: LogHeader, judgement: Judgement): LogHeader {
  const known = header.rulebooks.some(({ sha256 }) => sha256 === judgement.rulebook.sha256);
  return {
    ...header,
    rulebooks: known ? header.rulebooks : [...header.rulebooks, judgement.rulebook],
    judgements: [...header.judgements, judgement],
  };
}

async function* judged(
  pages: AsyncIterable<LoggedPage>,
  judge: (page: LoggedPage) => LoggedPage,
  counts: { changed: number },
): AsyncGenerator<LoggedPage> {
  for await (const page of pages) {
    const again = judge(page);
    for (const { concluded } of again.links) {
      const [before, now] = concluded.slice(-2);
      if (before?.effect !== now?.effect) counts.changed += 1;
    }
    yield again;
  }
}
