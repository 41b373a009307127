import { isWeb, schemeOf } from './address.ts';
import type { Circumstances } from './contest.ts';
import { examine } from './examine.ts';
import { isOrdinary } from './ordinary.ts';
import type { FoundPasscode } from './passcodes.ts';
import { shortWords } from './read-link.ts';
import { type Recognised, type RecognisedAddress, recognise } from './recognise.ts';
import type { FoundLink, FoundOnPage, FoundText, ReportedFinding, ReportedPasscode } from './report.ts';
import { shownAddress } from './shown-address.ts';
import { countBefore } from './sorted.ts';
import type { Finding, PlatformId } from './types.ts';

/** What was judged and read of a page, kept from one report to the next; for one vantage, day and rulebook only. */
export class Judged {
  /** By address. */
  readonly findings = new Map<string, Finding>();
  /** By text. */
  readonly texts = new Map<string, Recognised>();
}

/** What a page comes to before it is sorted and told, `L` and `T` being its links and texts with all that is known of them. */
export interface PageFindings<L extends FoundLink, T extends FoundText> {
  /** Each address once, those of links before those that stand in text only. */
  readonly findings: readonly PlacedFinding<L, T>[];
  readonly passcodes: readonly PlacedPasscode<T>[];
  /** Different addresses that no rule speaks of. */
  readonly ordinary: number;
}

/** A finding, and where it stands first: a link, or a place in a text. */
export interface PlacedFinding<L extends FoundLink, T extends FoundText> {
  readonly finding: ReportedFinding;
  readonly place: L | TextPlace<T>;
}

/** A place in a text, in UTF-16 units. */
interface TextPlace<T extends FoundText> {
  readonly foundText: T;
  readonly start: number;
}

/** A passcode, and where it stands first. */
export interface PlacedPasscode<T extends FoundText> {
  readonly passcode: ReportedPasscode;
  readonly place: TextPlace<T>;
}

function isLinked({ linked = [] }: FoundText, { start }: RecognisedAddress): boolean {
  const part = linked[countBefore(linked, ([, end]) => end > start)];
  return part !== undefined && part[0] <= start;
}

/**
 * Whether a passcode says no more than an address that was found already: the code is a part of its path, so that what would be
 * pasted is the address. A token in its query works when pasted.
 */
function isOnlyAddress({ code, start, end }: FoundPasscode, { addresses }: Recognised, text: string): boolean {
  const around = addresses.find((one) => one.start <= start && one.end >= end);
  if (code === null || around === undefined) return false;
  const address = text.slice(around.start, around.end);
  return address.split(/[?？]/, 1)[0]?.includes(code) === true;
}

/** What would be pasted: the code with its marks, or the line that is the passcode as a whole. */
function pasted({ code, start, end }: FoundPasscode, text: string): string {
  if (code !== null) return shortWords(text.slice(start, end));
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return shortWords(text.slice(from, to < 0 ? text.length : to));
}

/** Gathers passcodes, each once. */
class Passcodes<T extends FoundText> {
  readonly #found = new Map<string, PlacedPasscode<T>>();

  add(one: FoundPasscode, foundText: T): void {
    const { passcode, platform, ambiguous, code } = one;
    const text = pasted(one, foundText.text);
    const key = JSON.stringify([passcode, ambiguous ?? platform, code ?? text]);
    const before = this.#found.get(key);
    const count = (before?.passcode.count ?? 0) + foundText.count;
    const place = before?.place ?? { foundText, start: one.start };
    this.#found.set(key, {
      passcode:
        before === undefined ? { passcode, platform, ambiguous, code, text, count } : { ...before.passcode, count },
      place,
    });
  }

  get all(): PlacedPasscode<T>[] {
    return [...this.#found.values()];
  }
}

/**
 * All links and texts of a page in, its findings out: every link judged and compared with its words, every address in text with
 * the link of the same address, and every passcode told once. `own` is the platform of the page.
 */
export function pageFindings<L extends FoundLink, T extends FoundText>(
  found: Pick<FoundOnPage, 'ordinary'> & { readonly links: readonly L[]; readonly texts: readonly T[] },
  own: PlatformId | null,
  circumstances: Circumstances,
  judged: Judged = new Judged(),
): PageFindings<L, T> {
  const { rulebook } = circumstances;
  const judge = (address: string): Finding => {
    const finding = judged.findings.get(address) ?? examine(address, circumstances);
    judged.findings.set(address, finding);
    return finding;
  };
  const read = (text: string): Recognised => {
    const recognised = judged.texts.get(text) ?? recognise(text, rulebook);
    judged.texts.set(text, recognised);
    return recognised;
  };

  const findings = new Map<string, PlacedFinding<L, T>>();
  const ordinary = new Set<string>();
  for (const link of found.links) {
    const { address, count, text, source, was = null } = link;
    const finding = judge(address);
    const shows = shownAddress(text, finding, own, rulebook);
    if (shows === null && isOrdinary(finding)) {
      // Schemes that nobody claims, misspelled ones among them, are no address of any site.
      if (isWeb(schemeOf(address))) ordinary.add(address);
    } else findings.set(address, { finding: { ...finding, count, text, source, was, shows }, place: link });
  }

  const passcodes = new Passcodes<T>();
  for (const foundText of found.texts) {
    const { text, count } = foundText;
    const recognised = read(text);
    for (const one of recognised.addresses) {
      const before = findings.get(one.address);
      if (isLinked(foundText, one) || ordinary.has(one.address)) continue;
      if (before !== undefined) {
        const total = before.finding.count + count;
        findings.set(one.address, { ...before, finding: { ...before.finding, count: total } });
        continue;
      }
      const finding = judge(one.address);
      // What no rule knows is no link either: nothing is to be told of it.
      if (isOrdinary(finding)) continue;
      const written = text.slice(one.start, one.end);
      const words = written === one.address ? '' : shortWords(written);
      findings.set(one.address, {
        finding: { ...finding, count, text: words, source: 'text', was: null, shows: null },
        place: { foundText, start: one.start },
      });
    }
    for (const one of recognised.passcodes) if (!isOnlyAddress(one, recognised, text)) passcodes.add(one, foundText);
  }
  return { findings: [...findings.values()], passcodes: passcodes.all, ordinary: found.ordinary + ordinary.size };
}
