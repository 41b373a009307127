import { type Degree, Motion } from './motion.ts';
import { Overlay } from './overlay.ts';
import { Tip } from './tip.ts';

/** Something that is drawn over the page and follows it. */
export interface Actor {
  /** Looks where everything is now. True where something has moved, or will. */
  place(degree: Degree): boolean;
  /** The overlay is gone, and with it all that was drawn. */
  struck(): void;
}

/** The overlay of a document, which is there while somebody needs it. */
export class Stage {
  readonly #actors = new Set<Actor>();
  #overlay: Overlay | null = null;
  #motion: Motion | null = null;
  #tip: Tip | null = null;
  /** The language of what is drawn, as `lang` has it. */
  tag = 'en';

  /** What is drawn on; null while nobody has entered. */
  get overlay(): Overlay | null {
    return this.#overlay;
  }

  get tip(): Tip | null {
    return this.#tip;
  }

  /** Somebody wants to draw. False where the page lets nobody. */
  enter(actor: Actor): boolean {
    this.#actors.add(actor);
    if (this.#overlay !== null) return true;
    const overlay = new Overlay(this.tag);
    if (!overlay.attach()) {
      this.#actors.delete(actor);
      return false;
    }
    this.#overlay = overlay;
    this.#tip = new Tip(overlay);
    this.#motion = new Motion(overlay.tick, (degree) => this.#look(degree));
    this.#motion.start();
    document.addEventListener('fullscreenchange', this.#raise);
    return true;
  }

  leave(actor: Actor): void {
    if (this.#actors.delete(actor) && this.#actors.size === 0) this.#strike();
  }

  nudge(degree: Degree): void {
    this.#motion?.nudge(degree);
  }

  /** The page has opened a dialog, or taken the overlay away. */
  recover(dialogOpened: boolean): void {
    if (this.#overlay === null) return;
    if (!this.#overlay.attach()) {
      const actors = [...this.#actors];
      this.#actors.clear();
      this.#strike();
      for (const actor of actors) actor.struck();
    } else if (dialogOpened) this.#overlay.raise();
    this.nudge('changed');
  }

  readonly #raise = (): void => this.recover(true);

  #look(degree: Degree): boolean {
    let moved = false;
    for (const actor of this.#actors) moved = actor.place(degree) || moved;
    this.#tip?.follow();
    return moved;
  }

  #strike(): void {
    document.removeEventListener('fullscreenchange', this.#raise);
    this.#motion?.stop();
    this.#tip?.stop();
    this.#overlay?.remove();
    this.#motion = null;
    this.#tip = null;
    this.#overlay = null;
  }
}
