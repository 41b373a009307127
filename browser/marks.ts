import { type Box, markHeight, signSide, spotFor } from './boxes.ts';
import { isInDocument } from './dom.ts';
import { hasRoom, isCovered, type LinkShape, type SeenLink, seenOf, shapeOf, shownBy } from './link-shape.ts';
import { MarkedElements } from './marked-elements.ts';
import type { Degree } from './motion.ts';
import { part, signOf } from './overlay.ts';
import { shadowOf } from './shadow-roots.ts';
import { Sight } from './sight.ts';
import type { Actor, Stage } from './stage.ts';
import type { MarkReason } from './tip.ts';

/** On pages with many elements in one place browsers take long to say what lies over a link: no look asks for longer (ms). */
const askingMs = 3;

/** What the background tells a frame of its links. */
export interface MarksTold {
  /** True where this is all, false where it comes on top of what was told before. */
  readonly fresh: boolean;
  /** The language of the words, as `lang` has it. */
  readonly tag: string;
  readonly reasons: readonly MarkReason[];
  /** Addresses as the frame has told them, each with the number of its reason. */
  readonly links: readonly (readonly [address: string, reason: number])[];
}

/** A mark on the screen. */
interface Mark {
  shape: LinkShape;
  readonly reason: MarkReason;
  readonly node: HTMLElement;
  /** What was last said of its place; null before anything was. */
  at: string | null;
  /** Its link as it was last seen, and how far the page was scrolled then. */
  seen: SeenLink | null;
  scrolled: { readonly x: number; readonly y: number };
  box: Box | null;
  covered: boolean;
}

/** Marks beside the links of a document that are in sight. What is out of sight has none. */
export class Marks implements Actor {
  readonly #stage: Stage;
  readonly #quiet: Promise<void>;
  readonly #elements: MarkedElements<MarkReason>;
  readonly #sight: Sight;
  readonly #marks = new Map<Element, Mark>();
  /** The elements that a picture shows, by the picture. */
  readonly #shownBy = new WeakMap<Element, Set<Element>>();
  readonly #widths = new Map<string, number>();
  #reasons = new Map<string, MarkReason>();
  /** Those whose links have not been asked yet what lies over them, the longest waiting first. */
  readonly #asking = new Set<Mark>();
  #on = false;

  /** `quiet` is when the page has come up and has time. */
  constructor(stage: Stage, quiet: Promise<void>) {
    this.#stage = stage;
    this.#quiet = quiet;
    this.#sight = new Sight(
      (element, inSight) => this.#sighted(element, inSight),
      () => this.#stage.nudge('scrolled'),
    );
    this.#elements = new MarkedElements({
      found: (element) => this.#watch(element),
      lost: (element) => this.#drop(element),
      changed: (dialogOpened) => {
        if (dialogOpened || !isInDocument(this.#stage.overlay?.host ?? document)) this.#stage.recover(dialogOpened);
        else this.#stage.nudge('changed');
      },
    });
  }

  /** Takes in what the background says. */
  told({ fresh, tag, reasons, links }: MarksTold): { again: boolean } {
    if (!fresh && !this.#on) return { again: true };
    if (fresh) {
      this.off();
      this.#stage.tag = tag;
    }
    for (const [address, number] of links) {
      const reason = reasons[number];
      if (reason !== undefined) this.#reasons.set(address, reason);
    }
    this.#on = true;
    void this.#quiet.then(() => this.#draw());
    return { again: false };
  }

  /** Begins to draw, once the page has come up. */
  #draw(): void {
    if (!this.#on || this.#reasons.size === 0 || !this.#stage.enter(this)) return;
    addEventListener('focusin', this.#onFocus, true);
    this.#elements.want(this.#reasons);
  }

  /** Nothing is marked any more; nothing is left of it. */
  off(): void {
    removeEventListener('focusin', this.#onFocus, true);
    this.#elements.stop();
    this.#sight.stop();
    for (const { node } of this.#marks.values()) node.remove();
    this.#marks.clear();
    this.#asking.clear();
    this.#reasons = new Map();
    this.#on = false;
    this.#stage.leave(this);
  }

  struck(): void {
    this.off();
  }

  #watch(element: Element): void {
    const shown = shownBy(element);
    const all = this.#shownBy.get(shown) ?? new Set();
    this.#shownBy.set(shown, all.add(element));
    const mark = this.#marks.get(element);
    // Another address of the same element may have another reason.
    if (mark !== undefined && mark.reason !== this.#elements.valueOf(element)) this.#drop(element);
    this.#sight.watch(shown);
    this.#stage.nudge('scrolled');
  }

  #drop(element: Element): void {
    const mark = this.#marks.get(element);
    if (mark === undefined) return;
    mark.node.remove();
    this.#asking.delete(mark);
    this.#marks.delete(element);
    this.#stage.nudge('scrolled');
  }

  #sighted(shown: Element, inSight: boolean): void {
    for (const element of this.#shownBy.get(shown) ?? []) {
      if (inSight) this.#add(element);
      else this.#drop(element);
    }
  }

  #add(element: Element): void {
    const { overlay } = this.#stage;
    if (this.#marks.has(element) || overlay === null) return;
    const reason = this.#elements.valueOf(element);
    if (reason === null) return;
    const node = part('div', 'mark away');
    node.dataset.section = reason.section;
    node.append(signOf(reason.section), part('span', 'word', reason.word));
    node.addEventListener('pointerenter', () => this.#tell(element, false));
    node.addEventListener('click', () => this.#tell(element, false));
    node.addEventListener('pointerleave', () => this.#stage.tip?.hideSoon());
    const shape = shapeOf(element);
    (shape.fixed ? overlay.window : overlay.page).append(node);
    this.#marks.set(element, {
      shape,
      reason,
      node,
      at: null,
      seen: null,
      scrolled: { x: 0, y: 0 },
      box: null,
      covered: true,
    });
  }

  #tell(element: Element, aloud: boolean): void {
    const mark = this.#marks.get(element);
    if (mark === undefined) return;
    this.#stage.tip?.show(mark.reason, () => this.#marks.get(element)?.box ?? null, aloud);
  }

  /** A link that is reached with the keyboard tells why it is marked. */
  readonly #onFocus = (): void => {
    let active = document.activeElement;
    for (let inner = active; inner !== null; inner = shadowOf(inner)?.activeElement ?? null) active = inner;
    if (active !== null && this.#marks.has(active) && active.matches(':focus-visible')) this.#tell(active, true);
    else this.#stage.tip?.hide();
  };

  place(degree: Degree): boolean {
    const { overlay } = this.#stage;
    if (overlay === null) return false;
    if (degree !== 'scrolled') this.#sight.changed();
    const looking = this.#sight.look();
    // First all is read and then all is written, so that the browser lays out the page once.
    for (const mark of this.#marks.values()) {
      if (degree === 'changed') mark.shape = shapeOf(mark.shape.element);
      const stays = degree === 'scrolled' && mark.at !== null;
      const sameScroll = mark.scrolled.x === scrollX && mark.scrolled.y === scrollY;
      if (stays && sameScroll && !movesAlone(mark.shape)) continue;
      mark.seen = stays && !movesAlone(mark.shape) ? carried(mark) : seenNow(mark.shape);
      mark.scrolled = { x: scrollX, y: scrollY };
      if (!stays || !sameScroll) this.#asking.add(mark);
    }
    const asking = this.#ask(overlay.host);
    const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    let moved = false;
    for (const mark of this.#marks.values()) moved = this.#put(mark, { width, height }) || moved;
    if (looking || asking) this.#stage.nudge('scrolled');
    return moved;
  }

  /** Asks what lies over links and behind them, for as long as that may take. True where some are left. */
  #ask(ours: Element): boolean {
    const end = performance.now() + askingMs;
    for (const mark of this.#asking) {
      if (performance.now() > end) return true;
      this.#asking.delete(mark);
      const { seen: link } = mark;
      if (link === null) continue;
      mark.covered = isCovered(mark.shape, link, ours);
      if (!mark.covered) mark.shape.room ??= hasRoom(mark.shape, link, this.#widthOf(mark), ours);
    }
    return false;
  }

  /** How wide a mark with its word is. Marks with the same word are. */
  #widthOf({ node, reason: { section, word } }: Mark): number {
    const key = `${section} ${word}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    node.classList.remove('sign');
    const { width } = node.getBoundingClientRect();
    if (width > signSide) this.#widths.set(key, width);
    return width;
  }

  #put(mark: Mark, whole: { readonly width: number; readonly height: number }): boolean {
    const { node, shape } = mark;
    const link = mark.covered ? null : mark.seen;
    if (link === null) {
      const was = mark.at;
      mark.at = 'away';
      mark.box = null;
      if (was !== 'away') node.classList.add('away');
      return was !== 'away';
    }
    const [x, y] = shape.fixed ? [0, 0] : [scrollX, scrollY];
    const within = shape.fixed
      ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      : { left: -x, top: -y, right: Math.max(whole.width, 0) - x, bottom: whole.height - y };
    const spot = spotFor(link.box, link.beside, {
      width: this.#widthOf(mark),
      room: shape.room === true,
      rightToLeft: shape.rightToLeft,
      leading: Math.max(0, (shape.lineHeight ?? 0) - (link.box.bottom - link.box.top)),
      within,
    });
    const { left, top, withWord } = spot;
    mark.box = {
      left,
      top,
      right: left + (withWord ? this.#widthOf(mark) : signSide),
      bottom: top + (withWord ? markHeight : signSide),
    };
    const at = `translate(${Math.round(left + x)}px, ${Math.round(top + y)}px)`;
    const told = `${withWord} ${at}`;
    if (told === mark.at) return false;
    mark.at = told;
    node.className = withWord ? 'mark' : 'mark sign';
    node.style.setProperty('transform', at);
    return true;
  }
}

/** Whether a link may be elsewhere on the page after it was scrolled. */
function movesAlone({ fixed, sticky, clips }: LinkShape): boolean {
  return fixed || sticky || clips.length > 0;
}

/** Where a link is that has moved with the page. */
function carried({ seen, scrolled }: Mark): SeenLink | null {
  if (seen === null) return null;
  const [x, y] = [scrolled.x - scrollX, scrolled.y - scrollY];
  const { left, top, right, bottom } = seen.box;
  return { ...seen, box: { left: left + x, top: top + y, right: right + x, bottom: bottom + y } };
}

/** What of a link is there to be seen. */
function seenNow(shape: LinkShape): SeenLink | null {
  const { element } = shape;
  // Areas are never shown themselves.
  if (shownBy(element) !== element) return seenOf(shape);
  const asked: CheckVisibilityOptions = { opacityProperty: true, visibilityProperty: true };
  return element.checkVisibility(asked) ? seenOf(shape) : null;
}
