import type { Box } from './boxes.ts';
import { type MarkedSection, type Overlay, part, signOf } from './overlay.ts';

/** How long a pointer may take from a mark to what is told of it (ms). */
const patienceMs = 250;
/** From the window's edge, and from what it is about (CSS pixels). */
const edge = 8;
const gap = 6;

/** Why a link is marked, in the reader's language. */
export interface MarkReason {
  readonly section: MarkedSection;
  /** The one word on the mark. */
  readonly word: string;
  /** The effect. */
  readonly title: string;
  /** Where it leads, since when, by which source. */
  readonly lines: readonly string[];
}

/** Where the thing is that is being told of; null once it is out of sight. */
type Place = () => Box | null;

/** What is told of a mark: one at a time, in the window's own layer. */
export class Tip {
  readonly #overlay: Overlay;
  #box: HTMLElement | null = null;
  #place: Place = () => null;
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
    addEventListener('keydown', this.#onKey, true);
  }

  /** Tells why. `aloud` also to those who do not see it. */
  show(reason: MarkReason, place: Place, aloud: boolean): void {
    this.hide();
    this.#place = place;
    const box = part('div', 'tip');
    box.dataset.section = reason.section;
    const title = part('p', 'title');
    title.append(signOf(reason.section), part('span', '', reason.title));
    box.append(title, ...reason.lines.map((line) => part('p', '', line)), part('p', 'brand', 'Hutong 互通'));
    box.addEventListener('pointerenter', () => this.keep());
    box.addEventListener('pointerleave', () => this.hideSoon());
    this.#box = box;
    this.#overlay.window.append(box);
    this.follow();
    if (aloud) this.#overlay.say([reason.title, ...reason.lines].join('. '));
  }

  /** It is still being read. */
  keep(): void {
    clearTimeout(this.#closing);
  }

  hideSoon(): void {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.hide(), patienceMs);
  }

  hide(): void {
    clearTimeout(this.#closing);
    this.#box?.remove();
    if (this.#box !== null) this.#overlay.say('');
    this.#box = null;
  }

  stop(): void {
    this.hide();
    removeEventListener('keydown', this.#onKey, true);
  }

  /** Goes where the thing is now that is told of. */
  follow(): void {
    if (this.#box === null) return;
    const at = this.#place();
    if (at === null || at.bottom < 0 || at.top > innerHeight) {
      this.hide();
      return;
    }
    const { width, height } = this.#box.getBoundingClientRect();
    const below = at.bottom + gap;
    const top = below + height + edge > innerHeight && at.top - gap - height > edge ? at.top - gap - height : below;
    const left = Math.max(edge, Math.min(at.left, innerWidth - width - edge));
    this.#box.style.setProperty('transform', `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
  }

  readonly #onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.hide();
  };
}
