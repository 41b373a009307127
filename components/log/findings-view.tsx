import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { FindingRow, Selection } from '../../log/archive.ts';
import type { SeenPage } from '../../log/records.ts';
import { shortAddress } from '../address.tsx';
import { useLog } from './context.ts';
import { findingColumns, usualColumns } from './finding-columns.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { Grid } from './grid.tsx';
import { Pieces } from './pieces.ts';
import type { Question } from './question.ts';

interface FindingsViewProps {
  readonly question: Question;
  readonly selection: Selection;
  readonly busy: boolean;
  readonly columns: readonly string[] | null;
  readonly chosen: ReadonlyMap<string, SeenPage>;
  readonly onChoose: (page: SeenPage) => void;
  readonly onOrder: (order: Question['order']) => void;
}

/** Findings as rows, with the details of one of them beside them. */
export function FindingsView(props: FindingsViewProps) {
  const { question, selection, busy, columns, chosen, onChoose, onOrder } = props;
  const log = useLog();
  const { text, fail } = log;
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [opened, setOpened] = useState<number | null>(null);
  const last = useRef<FindingRow | null>(null);
  const pieces = useMemo(
    () => Pieces.of(selection, (error) => (error === null ? drawAgain(undefined) : fail(error))),
    [selection, fail],
  );
  useEffect(() => setOpened(null), [selection]);

  const shown = useMemo(() => {
    const wanted = new Set(columns ?? usualColumns);
    return findingColumns(log, question.judgement).filter(({ id }) => wanted.has(id));
  }, [log, question.judgement, columns]);
  const open = opened === null ? null : (pieces.at(opened) ?? last.current);
  last.current = open;
  return (
    <div class="log-table" data-detail={open !== null}>
      <Grid
        label={text.t('logPageViewFindings')}
        count={selection.findings}
        at={(row) => pieces.at(row)}
        columns={shown}
        order={question.order}
        onOrder={onOrder}
        onOpen={setOpened}
        onClose={() => setOpened(null)}
        opened={opened}
        isChosen={({ page }) => chosen.has(page.id)}
        onChoose={({ page }) => onChoose(page)}
        choiceLabel={({ page }) => text.t('logPageChoosePage', { address: shortAddress(page.address) })}
        of={selection}
        busy={busy}
      />
      {open !== null && <FindingDetail {...open} judgement={question.judgement} onClose={() => setOpened(null)} />}
    </div>
  );
}
