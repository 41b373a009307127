/** Works in slices this long, so that the page never waits for us (ms). */
const sliceMs = 8;
/** How long idle work may be put off on a busy page (ms). */
const patienceMs = 500;
/** Once a page has been read, what it adds is read in a tenth of the time: each slice is followed by a pause this many times as long. */
const restFactor = 9;
/** No pause is longer (ms). */
const longestRestMs = 1_000;

/** Does a job in idle slices, the first one without pauses between them, whatever comes later at a measured pace. */
export class Pace {
  readonly #work: () => boolean;
  #idle: number | null = null;
  #rest: ReturnType<typeof setTimeout> | null = null;
  #restMs = 0;
  /** Whether there is hurry: the page has not been read yet. */
  hurry = true;

  /** `work` does a little and says whether there is more. */
  constructor(work: () => boolean) {
    this.#work = work;
  }

  /** Sees to it that the work goes on. */
  wake(): void {
    if (this.#idle !== null || this.#rest !== null) return;
    if (this.hurry || this.#restMs < 1) this.#ask();
    else
      this.#rest = setTimeout(() => {
        this.#rest = null;
        this.#ask();
      }, this.#restMs);
  }

  stop(): void {
    if (this.#idle !== null) cancelIdleCallback(this.#idle);
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#idle = null;
    this.#rest = null;
  }

  #ask(): void {
    this.#idle = requestIdleCallback(() => this.#slice(), { timeout: patienceMs });
  }

  #slice(): void {
    this.#idle = null;
    const start = performance.now();
    let now = start;
    let more = true;
    while (more && now - start < sliceMs) {
      more = this.#work();
      now = performance.now();
    }
    this.#restMs = Math.min(longestRestMs, (now - start) * restFactor);
    if (more) this.wake();
  }
}
