import { sectionOf } from '../engine/section.ts';
import { Disclosure } from './disclosure.tsx';
import { effectLabels } from './effects.ts';
import { Confirmed } from './evidence.tsx';
import { WallRecord } from './record.tsx';
import { useReport } from './view.ts';

/** The links of no known platform in one line, with their common effect where a wall speaks of every outside link. */
export function Ordinary() {
  const { text, report } = useReport();
  const { links, effect, wall: id } = report.ordinary;
  if (links === 0) return null;
  const wall = id === null ? undefined : report.walls[id];
  const line = text.plural('ordinaryLinks', links);
  if (wall === undefined) return <p class="ordinary">{line}</p>;
  const stale = report.staleWalls.includes(wall.id);
  const summary = (
    <span class="destination">
      <span>{line}</span>{' '}
      <span class="destination-effects" data-section={sectionOf(effect)}>
        {text.t(effectLabels[effect])}
      </span>
      <span class="destination-date">
        <Confirmed day={wall.verified} stale={stale} />
      </span>
    </span>
  );
  return (
    <div class="ordinary">
      <Disclosure kind="record" summary={summary}>
        {() => <WallRecord wall={wall} stale={stale} />}
      </Disclosure>
    </div>
  );
}
