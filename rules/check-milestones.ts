import { firstDay } from '../engine/dates.ts';
import type { Problem } from './problem.ts';
import type { ReadFile } from './read.ts';
import type { MilestonesFile } from './schema.ts';

/** Milestones that are listed twice, out of order, or have not come yet. `today` is null where the day must not matter. */
export function checkMilestones(file: ReadFile<MilestonesFile>, today: string | null): Problem[] {
  const seen = new Set<string>();
  return file.value.flatMap(({ id, date }, i, all) => {
    const problems: Problem[] = [];
    if (seen.has(id)) {
      problems.push(
        file.problemAt([i, 'id'], `\`${id}\` is listed twice`, 'an id is for ever and for one thing: choose another'),
      );
    }
    seen.add(id);
    const before = all[i - 1];
    if (before !== undefined && firstDay(date) < firstDay(before.date)) {
      problems.push(
        file.problemAt(
          [i, 'date'],
          `\`${id}\` of ${date} stands behind \`${before.id}\` of ${before.date}`,
          'sort by date, the oldest first',
        ),
      );
    }
    if (today !== null && firstDay(date) > today) {
      problems.push(
        file.problemAt(
          [i, 'date'],
          `${date} has not come yet`,
          'nobody has seen the future: write the day of the source',
        ),
      );
    }
    return problems;
  });
}
