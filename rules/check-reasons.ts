import type { Problem } from './problem.ts';
import type { PlatformSource } from './sources.ts';

/** Walls that are not judged and do not say why, or that could not stop a link; and reasons where none is asked. */
export function checkReasons(file: PlatformSource): Problem[] {
  return (file.value.walls ?? []).flatMap(({ id, judged, reason, effect }, i) => {
    if (judged !== false) {
      const hint = 'add `judged: false`, or move the text to `note`';
      return reason === undefined
        ? []
        : [file.problemAt(['walls', i, 'reason'], `\`${id}\` is judged, so that nobody reads its reason`, hint)];
    }
    const place = ['walls', i, 'judged'];
    const problems: Problem[] = [];
    if (reason === undefined) {
      const hint = 'add `reason` in both languages: the end of "may also be stopped if …"';
      problems.push(file.problemAt(place, `\`${id}\` is not judged and gives no reason`, hint));
    }
    if (effect === 'open') {
      const hint = 'it would be shown as what may stop a link: judge it, or list the event in rules/left-out.yaml';
      problems.push(file.problemAt(place, `\`${id}\` is not judged and says \`open\``, hint));
    }
    return problems;
  });
}
