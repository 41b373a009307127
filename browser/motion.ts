import { isInDocument } from './dom.ts';

/** After the last thing that may have moved the page, it is followed for so long (ms). */
const tailMs = 350;
/** What moves without a sign of it is noticed this often (ms). */
const heartbeatMs = 1_000;
/** A page that changes all the time is looked at as a changed one this often (ms). */
const changedMs = 150;

/** What moves a page, or may. `load` is that of pictures. */
const signs =
  'scroll resize load toggle transitionrun transitionstart transitionend animationstart animationend fullscreenchange input visibilitychange';

/** Changes of these may move what they stand on, or bring something into sight. */
export const movingAttributes = ['class', 'style', 'hidden', 'open', 'width', 'height'];

/** What may have happened to a page since it was looked at, each including those before: it was scrolled as a whole, things in it have moved, it is another. */
const degrees = ['scrolled', 'moved', 'changed'] as const;
export type Degree = (typeof degrees)[number];

function heavier(a: Degree, b: Degree): Degree {
  return degrees.indexOf(a) > degrees.indexOf(b) ? a : b;
}

/**
 * Calls for a new look at the page after each layout while something moves in it, and not at all while nothing does. The look is
 * taken from a `ResizeObserver`, when the browser has just laid out the page for the next frame, so that it costs no layout
 * more.
 */
export class Motion {
  readonly #look: (degree: Degree) => boolean;
  readonly #tick: HTMLElement;
  readonly #observer: ResizeObserver;
  #frame: number | null = null;
  #beat: ReturnType<typeof setInterval> | null = null;
  /** Up to here it is followed, and up to here as something that moves by itself (ms). */
  #until = 0;
  #movingUntil = 0;
  #due: Degree = 'scrolled';
  #changedAt = 0;
  #wide = false;

  /** `look` hears what may have happened, and says whether anything was elsewhere than before. */
  constructor(tick: HTMLElement, look: (degree: Degree) => boolean) {
    this.#look = look;
    this.#tick = tick;
    this.#observer = new ResizeObserver((entries) => {
      if (entries.some(({ target }) => target !== tick)) this.nudge('changed');
      if (entries.some(({ target }) => target === tick)) this.#take();
    });
  }

  start(): void {
    for (const name of signs.split(' ')) addEventListener(name, this.#heard, { capture: true, passive: true });
    this.#observer.observe(this.#tick);
    const { documentElement, body } = document;
    for (const one of [documentElement, body]) if (one instanceof Element) this.#observer.observe(one);
    this.#beat = setInterval(() => {
      if (document.hidden || !isInDocument(this.#tick)) return;
      this.#due = heavier(this.#due, 'moved');
      this.#ask();
    }, heartbeatMs);
    this.nudge('changed');
  }

  stop(): void {
    for (const name of signs.split(' ')) removeEventListener(name, this.#heard, { capture: true });
    this.#observer.disconnect();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#beat !== null) clearInterval(this.#beat);
    this.#frame = null;
    this.#beat = null;
  }

  /** Something has happened, or begins to. */
  nudge(degree: Degree): void {
    const until = performance.now() + tailMs;
    this.#until = until;
    if (degree !== 'scrolled') this.#movingUntil = until;
    this.#due = heavier(this.#due, degree);
    this.#ask();
  }

  readonly #heard = ({ type, target }: Event): void => {
    this.nudge(type !== 'scroll' ? 'changed' : target === document ? 'scrolled' : 'moved');
  };

  #ask(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#wide = !this.#wide;
      this.#tick.style.setProperty('inline-size', this.#wide ? '2px' : '1px');
    });
  }

  #take(): void {
    const now = performance.now();
    const due = this.#due;
    const wait = due === 'changed' && now - this.#changedAt < changedMs;
    if (due === 'changed' && !wait) this.#changedAt = now;
    this.#due = 'scrolled';
    const moved = this.#look(wait ? 'moved' : due);
    if (moved) {
      this.#until = Math.max(this.#until, now + tailMs / 2);
      if (due !== 'scrolled') this.#movingUntil = Math.max(this.#movingUntil, now + tailMs / 2);
    }
    if (wait) this.#due = 'changed';
    else if (now < this.#movingUntil) this.#due = heavier(this.#due, 'moved');
    if (wait || now < this.#until) this.#ask();
  }
}
