// biome-ignore-all lint/a11y/useSemanticElements: a part that scrolls and is no group of fields.
import type { ColumnName, Selection } from '../../log/archive.ts';
import { sectionLabels } from '../effects.ts';
import { useLog } from './context.ts';
import { columnLabels, valueName } from './names.ts';
import { percent } from './percent.ts';
import { canNarrow } from './question.ts';
import { bySection, shareOf } from './shares.ts';

/** So many values of a column are listed, the most frequent ones. */
const most = 500;

interface GroupsProps {
  readonly selection: Selection;
  readonly column: ColumnName;
  readonly onNarrow: (value: string | null) => void;
}

/** Findings laid together by the values of a column, each with what its links meet. */
export function Groups({ selection, column, onNarrow }: GroupsProps) {
  const log = useLog();
  const { text } = log;
  const counts = selection.counts(column);
  const shown = column === 'day' ? [...counts].sort((a, b) => ((a.value ?? '') < (b.value ?? '') ? 1 : -1)) : counts;
  const effects = Map.groupBy(selection.pairs(column, 'effect'), ({ row }) => row);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <div class="groups" tabIndex={0} role="region" aria-label={text.t('logPageGroups')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t(columnLabels[column])}</th>
            <th scope="col" class="number">
              {text.t('logPageColumnFindings')}
            </th>
            <th scope="col" class="number">
              {text.t('logPageColumnShare')}
            </th>
            <th scope="col" class="number">
              {text.t('bucketWalled')}
            </th>
            <th scope="col" class="groups-bar">
              {text.t('logPageColumnMet')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map(({ value, findings }) => {
            const pairs = (effects.get(value) ?? []).map((one) => ({ value: one.column, findings: one.findings }));
            const sections = bySection(pairs);
            const walled = shareOf('walled', sections);
            const name = valueName(column, value, log);
            const said = [...sections].map(([one, count]) => `${text.t(sectionLabels[one])} ${text.number(count)}`);
            return (
              <tr key={value ?? ''}>
                <th scope="row">
                  {canNarrow(column, value) ? (
                    <button type="button" class="text-button" onClick={() => onNarrow(value)}>
                      {name}
                    </button>
                  ) : (
                    name
                  )}
                </th>
                <td class="number">{text.number(findings)}</td>
                <td class="number">{percent(findings / selection.findings, text)}</td>
                <td class="number">{walled === null ? '–' : percent(walled, text)}</td>
                <td class="groups-bar">
                  <span class="bar" role="img" aria-label={text.list(said)} title={text.list(said)}>
                    {[...sections].map(([section, count]) => (
                      <span key={section} data-section={section} style={{ flexGrow: count }} />
                    ))}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length > most && <p class="quiet">{text.plural('logPageGroupsMore', shown.length - most)}</p>}
    </div>
  );
}
