/**
 * Whether a path fits a template: `{}` stands for one segment, `**` for any number of them, everything else for
 * itself. A slash at the end, on either side, makes no difference.
 */
export function pathFits(template: string, path: string): boolean {
  return segmentsFit(segmentsOf(template), 0, segmentsOf(path), 0);
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  return segments;
}

function segmentsFit(template: readonly string[], t: number, path: readonly string[], p: number): boolean {
  if (t === template.length) return p === path.length;
  if (template[t] === '**') {
    for (let next = p; next <= path.length; next++) if (segmentsFit(template, t + 1, path, next)) return true;
    return false;
  }
  if (p === path.length) return false;
  const fits = template[t] === '{}' ? path[p] !== '' : template[t] === path[p];
  return fits && segmentsFit(template, t + 1, path, p + 1);
}

/** Whether a path is `prefix` or something beneath it. A prefix that ends in a slash is itself only as a beginning. */
export function pathBegins(prefix: string, path: string): boolean {
  if (!path.startsWith(prefix)) return false;
  return prefix.endsWith('/') || path.length === prefix.length || path[prefix.length] === '/';
}

/** The host itself, then each of its parents: `a.b.cn`, `b.cn`, `cn`. */
export function* hostAndParents(host: string): Generator<string> {
  for (let rest = host; rest !== ''; ) {
    yield rest;
    const dot = rest.indexOf('.');
    if (dot < 0) return;
    rest = rest.slice(dot + 1);
  }
}

/** Splits `host/path-prefix` as rule files write it; the prefix of a bare host is empty. */
export function splitHostPath(pattern: string): { host: string; prefix: string } {
  const slash = pattern.indexOf('/');
  return slash < 0 ? { host: pattern, prefix: '' } : { host: pattern.slice(0, slash), prefix: pattern.slice(slash) };
}
