/**
 * Whether a path fits a template: `{}` stands for one segment, `**` for any number of them, everything else for
 * itself. A slash at the end, on either side, makes no difference.
 */
export function pathFits(template: string, path: string): boolean {
  if (!wild.test(template)) return withoutSlashAtEnd(template) === withoutSlashAtEnd(path);
  return segmentsFit(segmentsOf(template), segmentsOf(path));
}

const wild = /[{*]/;

function withoutSlashAtEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  return segments;
}

/** Walks both once, and back to the last `**` where they part: no recursion, whatever a rule file says. */
function segmentsFit(template: readonly string[], path: readonly string[]): boolean {
  let t = 0;
  let p = 0;
  let afterStar = -1;
  let retry = 0;
  while (p < path.length) {
    const wanted = template[t];
    if (wanted === '**') {
      afterStar = ++t;
      retry = p;
    } else if (t < template.length && (wanted === '{}' ? path[p] !== '' : wanted === path[p])) {
      t++;
      p++;
    } else if (afterStar >= 0) {
      t = afterStar;
      p = ++retry;
    } else {
      return false;
    }
  }
  while (template[t] === '**') t++;
  return t === template.length;
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

/** Keeps only hosts that no other of them already covers: `item.jd.com` goes where `jd.com` stands. */
export function withoutCovered(hosts: ReadonlySet<string>): string[] {
  return [...hosts].filter((host) => {
    const [, ...parents] = hostAndParents(host);
    return !parents.some((parent) => hosts.has(parent));
  });
}
