import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../log/archive.ts';
import { firstJudgement, type Judgement, type LogFilter, type Tool } from '../../log/records.ts';
import { effectLabels } from '../effects.ts';
import { useLog } from './context.ts';
import { Dialog, Working } from './dialog.tsx';
import { type Comparison, compare, judgeAgain } from './judging.ts';
import { momentHere } from './moments.ts';
import { type Scope, ScopeChoice } from './scope.tsx';

/** How two judgements differ: "17 findings changed: 12 from copy-out to open". */
function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { text } = useLog();
  const { findings, changed, differences } = comparison;
  if (findings === 0) return <p>{text.t('logPageJudgedNothing')}</p>;
  if (changed === 0) return <p>{text.plural('logPageJudgedSame', findings)}</p>;
  return (
    <>
      <p>{text.plural('logPageJudgedChanged', changed, { all: text.number(findings) })}</p>
      <ul class="lines">
        {differences.map(({ from, to, findings: count }) => (
          <li key={`${from} ${to}`}>
            {text.t('logPageJudgedWay', {
              count: text.number(count),
              before: text.t(effectLabels[from]),
              after: text.t(effectLabels[to]),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

interface JudgeDialogProps {
  readonly filter: LogFilter;
  readonly judgement: string;
  readonly tool: Tool;
  readonly now: () => Date;
  readonly onJudgement: (judgement: string) => void;
  readonly onClose: () => void;
}

/** Chooses whose conclusions are shown, and judges the log again with the rules of today. */
export function JudgeDialog({ filter, judgement, tool, now, onJudgement, onClose }: JudgeDialogProps) {
  const log = useLog();
  const { text, archive, overview, rulebook } = log;
  const id = useId();
  const [scope, setScope] = useState<Scope>('all');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);

  useEffect(() => {
    setComparison(null);
    if (judgement === firstJudgement) return;
    const comparing = new AbortController();
    compare(archive, { filter: {}, before: firstJudgement, after: judgement }, comparing.signal).then(
      setComparison,
      (error) => {
        if (!comparing.signal.aborted) log.fail(error);
      },
    );
    return () => comparing.abort();
  }, [archive, judgement, log.fail]);

  async function judge(): Promise<void> {
    const controller = new AbortController();
    going.current = controller;
    setProgress({ done: 0, all: 1 });
    try {
      const asked = { filter: scope === 'all' ? {} : filter, rulebook, judgedAt: now().toISOString(), tool };
      const { judgement: made } = await judgeAgain(archive, asked, setProgress, controller.signal);
      await log.changed();
      onJudgement(made.id);
    } catch (error) {
      log.fail(error);
      onClose();
    } finally {
      setProgress(null);
    }
  }

  const nameOf = ({ judgedAt, rulebook: rules }: Judgement) =>
    text.t('logPageJudgedOnBy', { moment: momentHere(judgedAt, text), version: rules.version });
  return (
    <Dialog title={text.t('logPageJudgements')} onClose={onClose} busy={progress !== null}>
      {progress !== null ? (
        <Working
          progress={progress}
          label={text.t('logPageJudging', { done: text.number(progress.done), all: text.number(progress.all) })}
          onStop={() => going.current?.abort()}
        />
      ) : (
        <div class="dialog-form">
          <fieldset class="radios">
            <legend class="dialog-legend">{text.t('logPageJudgementShown')}</legend>
            {[null, ...overview.judgements].map((one) => (
              <label key={one?.id ?? firstJudgement} class="radio">
                <input
                  type="radio"
                  name={id}
                  checked={judgement === (one?.id ?? firstJudgement)}
                  onChange={() => onJudgement(one?.id ?? firstJudgement)}
                />
                {one === null ? text.t('logPageRecorded') : nameOf(one)}
              </label>
            ))}
          </fieldset>
          <div role="status" class="dialog-said">
            {judgement !== firstJudgement &&
              (comparison === null ? <p>{text.t('logPageCounting')}</p> : <Differences comparison={comparison} />)}
          </div>
          <fieldset class="radios">
            <legend class="dialog-legend">{text.t('logPageJudgeAgain', { version: rulebook.stamp.version })}</legend>
            <p class="note">{text.t('logPageJudgeNote')}</p>
            <ScopeChoice scope={scope} filter={filter} onScope={setScope} />
          </fieldset>
          <div class="buttons">
            <button type="button" class="button" onClick={() => void judge()}>
              {text.t('logPageJudge')}
            </button>
            <button type="button" class="button" data-kind="plain" onClick={onClose}>
              {text.t('logPageClose')}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
