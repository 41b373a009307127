import { isInDocument } from './dom.ts';
import { takesFocus } from './marked-elements.ts';
import { part } from './overlay.ts';
import { findPlaces, type Place, shownAt, type WantedLink } from './places.ts';
import type { Actor, Stage } from './stage.ts';
import type { MarkReason } from './tip.ts';

export type { WantedLink } from './places.ts';

/** How many places of the wanted links a frame has, and which of them is shown now. */
export interface PlacesFound {
  readonly of: number;
  /** From 0; null where none is. */
  readonly at: number | null;
}

/** Which of the places that were found last is to be shown. */
export interface PlaceToShow {
  /** From 0; null to show none any more. */
  readonly at: number | null;
  /** The language of the words, as `lang` has it. */
  readonly tag: string;
}

/** How far the ring stands from what it is around (CSS pixels). */
const distance = 6;
/** A ring that nobody minds goes away by itself (ms). */
const patienceMs = 15_000;

/** Shows one link of a page: scrolls to it, draws a ring around it and gives it the focus. */
export class Spotlight implements Actor {
  readonly #stage: Stage;
  #places: readonly Place[] = [];
  #shown: Place | null = null;
  #ring: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async find(wanted: readonly WantedLink[]): Promise<PlacesFound> {
    this.#places = await findPlaces(wanted);
    const at = this.#places.findIndex((place) => isSame(place, this.#shown));
    return { of: this.#places.length, at: at < 0 ? null : at };
  }

  /** Shows one of the places that were found last; the address that stands there. */
  show({ at, tag }: PlaceToShow): { readonly address: string | null } {
    this.off();
    const place = at === null ? undefined : this.#places[at];
    this.#shown = place ?? null;
    if (place === undefined) return { address: null };
    const { element, range } = place;
    this.#stage.tag = tag;
    scrollTo(place);
    if (this.#stage.enter(this)) {
      this.#ring = part('div', 'ring');
      addEventListener('pointerdown', this.#dismiss, true);
      addEventListener('keydown', this.#onKey, true);
      this.#timer = setTimeout(() => this.off(), patienceMs);
    }
    if (range === null && takesFocus(element)) (element as HTMLElement).focus({ preventScroll: true });
    // From here the reader goes on with the keyboard.
    else document.getSelection()?.collapse(range?.startContainer ?? element, range?.startOffset ?? 0);
    this.#stage.nudge('moved');
    return { address: place.address };
  }

  /** Says why the link that is shown is marked. */
  tell(reason: MarkReason): void {
    const shown = this.#shown;
    if (this.#ring !== null && shown !== null) this.#stage.tip?.show(reason, () => shownAt(shown)?.box ?? null, true);
  }

  /** Shows nothing any more. What was shown is kept in mind, so that the next one can follow it. */
  off(): void {
    clearTimeout(this.#timer);
    removeEventListener('pointerdown', this.#dismiss, true);
    removeEventListener('keydown', this.#onKey, true);
    if (this.#ring !== null) this.#stage.tip?.hide();
    this.#ring?.remove();
    this.#ring = null;
    this.#stage.leave(this);
  }

  struck(): void {
    this.off();
  }

  place(): boolean {
    const { overlay } = this.#stage;
    const ring = this.#ring;
    if (ring === null || this.#shown === null || overlay === null) return false;
    const box = isInDocument(this.#shown.element) ? (shownAt(this.#shown)?.box ?? null) : null;
    if (box === null) {
      ring.remove();
      return false;
    }
    if (!isInDocument(ring)) overlay.under.append(ring);
    const before = ring.style.cssText;
    const left = Math.max(box.left - distance, 0);
    const top = Math.max(box.top - distance, -distance);
    ring.style.setProperty('transform', `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
    ring.style.setProperty('inline-size', `${Math.round(Math.min(box.right + distance, innerWidth) - left)}px`);
    ring.style.setProperty('block-size', `${Math.round(box.bottom + distance - top)}px`);
    return ring.style.cssText !== before;
  }

  readonly #dismiss = (): void => this.off();

  readonly #onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.off();
  };
}

function isSame(place: Place, other: Place | null): boolean {
  if (other === null || place.element !== other.element || (place.range === null) !== (other.range === null))
    return false;
  if (place.range === null || other.range === null) return true;
  return (
    place.range.startContainer === other.range.startContainer && place.range.startOffset === other.range.startOffset
  );
}

function scrollTo(place: Place): void {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const target = place.range?.startContainer.parentElement ?? shownAt(place)?.element ?? place.element;
  Element.prototype.scrollIntoView.call(target, { block: 'center', inline: 'nearest', behavior });
}
