import { useEffect, useMemo, useState } from 'preact/hooks';
import { effects } from '../../../engine/types.ts';
import type { Selection } from '../../../log/archive.ts';
import type { LogFilter } from '../../../log/records.ts';
import { useLog } from '../context.ts';
import { valueName } from '../names.ts';
import { percent } from '../percent.ts';
import { type Bar, Bars } from './bars.tsx';
import { heatOf, interstitialsOf, overTime, walledOf } from './figures.ts';
import { HeatMap } from './heat-map.tsx';
import { OverTime } from './over-time.tsx';

export interface PlotsProps {
  readonly filter: LogFilter;
  readonly judgement: string;
  readonly selection: Selection;
  readonly onFilter: (filter: LogFilter) => void;
}

/** So many platforms stand on either side of the heat map, and so many bars below each other. */
const [mostPlatforms, mostBars] = [14, 14];

/** The log, drawn. */
export function Plots({ filter, judgement, selection, onFilter }: PlotsProps) {
  const log = useLog();
  const { text, archive, fail } = log;
  const [walled, setWalled] = useState<Selection | null>(null);

  useEffect(() => {
    const going = new AbortController();
    const those = walledOf(filter.effects ?? effects);
    setWalled(null);
    archive.select({ filter: { ...filter, effects: those }, order: null, judgement }, undefined, going.signal).then(
      (found) => {
        if (!going.signal.aborted) setWalled(found);
      },
      (error) => {
        if (!going.signal.aborted) fail(error);
      },
    );
    return () => going.abort();
    // Another selection means another question or another log.
  }, [archive, filter, judgement, fail]);

  const time = useMemo(() => overTime(selection.pairs('day', 'effect')), [selection]);
  const heat = useMemo(() => {
    if (walled === null) return null;
    const noEffect = (filter.effects ?? effects).every((effect) => walledOf([effect]).length === 0);
    const stopped = noEffect ? [] : walled.pairs('pagePlatform', 'destination');
    return heatOf(selection.pairs('pagePlatform', 'destination'), stopped, mostPlatforms);
  }, [selection, walled, filter]);
  const walls = useMemo((): readonly Bar[] => {
    const counts = selection.counts('wall').filter(({ value }) => value !== null);
    return counts.slice(0, mostBars).map(({ value, findings }) => ({
      name: value as string,
      value: findings,
      number: text.number(findings),
      label: text.t('logPageBarCell', { name: value as string, number: text.plural('logPageFindings', findings) }),
      filter: { ...filter, walls: [value as string] },
      more: [text.number(findings), percent(findings / selection.findings, text)],
    }));
  }, [selection, filter, text]);
  const between = useMemo(
    (): readonly Bar[] =>
      interstitialsOf(selection.pairs('pagePlatform', 'effect'), mostBars).map(
        ({ platform, findings, interstitial }) => {
          const share = interstitial / findings;
          const name = valueName('pagePlatform', platform, log);
          const number = text.t('logPageOf', {
            share: percent(share, text),
            part: text.number(interstitial),
            all: text.number(findings),
          });
          return {
            name,
            value: share,
            number,
            label: text.t('logPageBarCell', { name, number }),
            filter: { ...filter, pagePlatforms: [platform], effects: ['warning', 'login-wall'] },
            more: [text.number(findings), text.number(interstitial), percent(share, text)],
          };
        },
      ),
    [selection, filter, log, text],
  );

  return (
    <div class="plots">
      {heat === null ? (
        <p class="quiet">{text.t('logPageCounting')}</p>
      ) : (
        <HeatMap heat={heat} filter={filter} onFilter={onFilter} />
      )}
      <OverTime {...time} filter={filter} onFilter={onFilter} />
      <Bars
        title={text.t('logPageWalls')}
        said={text.t('logPageWallsSaid')}
        file="hutong-walls"
        bars={walls}
        whole={Math.max(1, ...walls.map(({ value }) => value))}
        fill="fill-walled"
        names={215}
        head={[text.t('logPageColumnWall'), text.t('logPageColumnFindings'), text.t('logPageColumnShare')]}
        onFilter={onFilter}
      />
      <Bars
        title={text.t('logPageBetween')}
        said={text.t('logPageBetweenSaid')}
        file="hutong-interstitials"
        bars={between}
        whole={1}
        fill="fill-hatch"
        names={150}
        head={[
          text.t('logPageColumnPagePlatform'),
          text.t('logPageColumnFindings'),
          text.t('bucketInterstitial'),
          text.t('logPageColumnShare'),
        ]}
        onFilter={onFilter}
      />
    </div>
  );
}
