import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../engine/dates.ts';
import { pairHistory } from '../../engine/history.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Archive, LogOverview } from '../../log/archive.ts';
import { TextContext } from '../page-text.ts';
import type { Text } from '../text.ts';
import { ReportContext, type View, ViewContext } from '../view.ts';
import { LogContext, type LogSurroundings, surroundingReport } from './context.ts';
import type { ExportSurroundings } from './exporting.ts';
import { failureInWords } from './failure.ts';
import { LogTitle } from './title.tsx';
import { Workplace } from './workplace.tsx';

export interface LogProps {
  readonly text: Text;
  /** Opens the log; asked again where it could not be opened. */
  readonly open: () => Promise<Archive>;
  readonly rulebook: RulebookIndex;
  readonly exporting: Omit<ExportSurroundings, 'exportedAt'>;
  readonly now: () => Date;
  /** Shows where recording is switched on. */
  readonly onRecording: () => void;
}

interface Said {
  readonly words: string;
  readonly kind: 'done' | 'failed';
  /** Whether it can be taken back. */
  readonly undo: boolean;
}

/** What grows while something is recorded. */
function sizeOf({ pages, findings, sessions }: LogOverview): string {
  return JSON.stringify([pages, findings, sessions]);
}

/** The log of a researcher: looked at, narrowed, drawn, noted on, saved, laid together. Knows nothing of the browser around it. */
export function Log({ text, open, rulebook, exporting, now, onRecording }: LogProps) {
  const [opened, setOpened] = useState<{ archive: Archive; overview: LogOverview } | null>(null);
  const [broken, setBroken] = useState<unknown>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [waysBack, setWaysBack] = useState<readonly (() => Promise<void>)[]>([]);
  const archive = opened?.archive;
  const words = useRef(text);
  words.current = text;

  const start = useCallback(async () => {
    setBroken(null);
    try {
      const found = await open();
      setOpened({ archive: found, overview: await found.overview() });
    } catch (error) {
      setBroken(error ?? new Error());
    }
  }, [open]);
  useEffect(() => void start(), [start]);

  const say = useCallback((words: string, back?: () => Promise<void>) => {
    if (back !== undefined) setWaysBack((before) => [...before, back]);
    setSaid({ words, kind: 'done', undo: back !== undefined });
  }, []);
  const forget = useCallback(() => setWaysBack([]), []);
  const fail = useCallback((error: unknown) => {
    setSaid({ words: failureInWords(error, words.current), kind: 'failed', undo: false });
  }, []);
  const changed = useCallback(async () => {
    if (archive === undefined) return;
    try {
      setOpened({ archive, overview: await archive.overview() });
    } catch (error) {
      fail(error);
    }
  }, [archive, fail]);

  useEffect(() => {
    // Recording goes on while the reader is elsewhere.
    const comeBack = async () => {
      if (document.visibilityState !== 'visible' || opened === null) return;
      try {
        const overview = await opened.archive.overview();
        if (sizeOf(overview) !== sizeOf(opened.overview)) setOpened({ archive: opened.archive, overview });
      } catch (error) {
        fail(error);
      }
    };
    const listen = () => void comeBack();
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  }, [opened, fail]);

  const undo = useCallback(async () => {
    setSaid(null);
    try {
      await waysBack.at(-1)?.();
      setWaysBack(waysBack.slice(0, -1));
      say(words.current.t('logPageUndone'));
    } catch (error) {
      fail(error);
    }
  }, [waysBack, say, fail]);

  const report = useMemo(() => surroundingReport(rulebook, dayOf(now())), [rulebook, now]);
  const view = useMemo(
    (): View => ({
      text,
      copy: async (copied) =>
        navigator.clipboard.writeText(copied).then(
          () => true,
          () => false,
        ),
      jump: null,
      history: async (from, to) => pairHistory(from, to, rulebook, dayOf(now())),
    }),
    [text, rulebook, now],
  );
  const surroundings = useMemo(
    (): LogSurroundings | null =>
      opened === null
        ? null
        : {
            ...opened,
            text,
            rulebook,
            platforms: report.names,
            sessions: opened.overview.sessions,
            say,
            undo: waysBack.length === 0 ? null : undo,
            forget,
            fail,
            changed,
          },
    [opened, text, rulebook, report, say, waysBack, undo, forget, fail, changed],
  );

  return (
    <TextContext.Provider value={text}>
      <ViewContext.Provider value={view}>
        <ReportContext.Provider value={report}>
          <div class="page log-page" lang={text.tag}>
            {surroundings === null ? (
              <>
                <header class="log-head">
                  <LogTitle />
                </header>
                <main class="log-state" aria-busy={broken === null}>
                  {broken === null ? (
                    <p role="status">{text.t('logPageOpening')}</p>
                  ) : (
                    <>
                      <p role="alert">{failureInWords(broken, text)}</p>
                      <button type="button" class="button" onClick={() => void start()}>
                        {text.t('logPageAgain')}
                      </button>
                    </>
                  )}
                </main>
              </>
            ) : (
              <LogContext.Provider value={surroundings}>
                <Workplace exporting={exporting} now={now} onRecording={onRecording} />
              </LogContext.Provider>
            )}
            <div class="said" role={said?.kind === 'failed' ? 'alert' : 'status'} data-kind={said?.kind ?? 'none'}>
              {said !== null && (
                <p>
                  <span>{said.words}</span>
                  {said.undo && waysBack.length > 0 && (
                    <button type="button" class="text-button" onClick={() => void undo()}>
                      {text.t('logPageUndo')}
                    </button>
                  )}
                  <button type="button" class="text-button" onClick={() => setSaid(null)}>
                    {text.t('logPageClose')}
                  </button>
                </p>
              )}
            </div>
          </div>
        </ReportContext.Provider>
      </ViewContext.Provider>
    </TextContext.Provider>
  );
}
