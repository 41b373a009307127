import { isInDocument, newElement, outermostOf } from './dom.ts';
import { overlayStyle } from './overlay-style.ts';
import { ourOwn } from './shadow-roots.ts';

/** A page that takes away what we draw more often than this wants it gone. */
const mostReturns = 3;

/** How often this page has taken away what we draw. */
let taken = 0;

/** What a pointer does on our marks is no affair of the page's. */
const pointerEvents =
  'click dblclick auxclick contextmenu mousedown mouseup mouseover mouseout mousemove pointerdown pointerup pointerover pointerout pointermove touchstart touchend touchmove';

const draw = 'http://www.w3.org/2000/svg';

/** A wall bricked up, and one with a barred gate: the popup's signs, as in `components/glyph.tsx`. */
const signs = {
  walled:
    'M0 1h9.3v4H0zM10.7 1H16v4h-5.3zM0 6.2h4.3v3.9H0zM5.7 6.2H16v3.9H5.7zM0 11.3h9.3v3.9H0zM10.7 11.3H16v3.9h-5.3z',
  interstitial: 'M0 1h16v3.5h-1V15h-3v-2.5H4V15H1V4.5H0zM4 10.5h8V9.2a4 4 0 0 0-8 0z',
};

/** The parts of a list that links are marked for. */
export type MarkedSection = keyof typeof signs;

/** The sign of walled links, or of those with an extra step. */
export function signOf(section: MarkedSection): SVGElement {
  const make = (name: string) => Document.prototype.createElementNS.call(document, draw, name) as SVGElement;
  const svg = make('svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = make('path');
  path.setAttribute('d', signs[section]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** A new element of ours. */
export function part(name: string, className: string, words = ''): HTMLElement {
  const element = newElement(name);
  element.className = className;
  if (words !== '') element.textContent = words;
  return element;
}

function styled(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(overlayStyle);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not let extensions adopt sheets. An empty one stands under no policy of the page, nor do rules put into it.
    const empty = newElement('style') as HTMLStyleElement;
    root.append(empty);
    const { sheet } = empty;
    const parsed = overlayStyle.matchAll(/(?:@[^{]+\{(?:[^{}]*\{[^{}]*\})+[^{}]*\}|[^{}]+\{[^{}]*\})/g);
    for (const [rule] of parsed) sheet?.insertRule(rule, sheet.cssRules.length);
  }
}

/**
 * What we draw over a page: one element beside the page's `body`, in the top layer, with all the rest behind a closed shadow
 * root. Nothing of it takes room, and no node of the page is touched.
 */
export class Overlay {
  readonly host: HTMLElement;
  /** Moves with the page; its origin is that of the document. */
  readonly page: HTMLElement;
  /** Stays with the window. */
  readonly window: HTMLElement;
  /** Stays with the window too, below all marks. */
  readonly under: HTMLElement;
  /** Changes its size when somebody wants to hear of the next layout. */
  readonly tick: HTMLElement;
  readonly #aloud: HTMLElement;
  #attached = false;

  /** `tag` is the language of the words, as `lang` has it. */
  constructor(tag: string) {
    this.host = newElement('div');
    Reflect.set(this.host, ourOwn, true);
    this.host.setAttribute('popover', 'manual');
    const root = this.host.attachShadow({ mode: 'closed' });
    styled(root);
    this.page = part('div', 'layer');
    this.window = part('div', 'layer window');
    this.under = part('div', 'layer window');
    this.tick = part('div', 'tick');
    this.#aloud = part('div', 'aloud');
    this.#aloud.setAttribute('role', 'status');
    for (const one of [this.page, this.window, this.under, this.tick]) one.setAttribute('aria-hidden', 'true');
    for (const one of [this.page, this.window, this.#aloud]) one.setAttribute('lang', tag);
    root.append(this.under, this.page, this.window, this.tick, this.#aloud);
    for (const name of pointerEvents.split(' ')) {
      root.addEventListener(name, (event) => {
        event.stopPropagation();
        // Or the page's focus would be lost to a mark.
        if (name === 'mousedown') event.preventDefault();
      });
    }
  }

  /** Puts it over the page. False where the page has no place for it, or takes it away again and again. */
  attach(): boolean {
    if (isInDocument(this.host)) return true;
    const outermost = outermostOf(document);
    if (this.#attached) taken += 1;
    if (!(outermost instanceof HTMLHtmlElement) || taken > mostReturns) return false;
    this.#attached = true;
    try {
      Element.prototype.append.call(outermost, this.host);
      this.host.showPopover();
      return true;
    } catch {
      this.remove();
      return false;
    }
  }

  /** Puts it above what the page has put into the top layer since. */
  raise(): void {
    if (!isInDocument(this.host)) return;
    this.host.hidePopover();
    this.host.showPopover();
  }

  remove(): void {
    this.host.remove();
  }

  /** Says something to those who do not see the page. */
  say(words: string): void {
    this.#aloud.textContent = words;
  }
}
