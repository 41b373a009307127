import { type Browser, browser } from 'wxt/browser';
import type { PairHistory } from '../engine/history.ts';
import type { FoundLink, FoundText, Unread } from '../engine/report.ts';
import type { SharedText } from '../engine/share-text.ts';
import type { Day, PlatformId, Vantage } from '../engine/types.ts';
import type { CodesFound } from './codes.ts';
import type { LogChoices } from './log-settings.ts';
import type { MarksTold } from './marks.ts';
import type { PicturesBegun, PicturesNext } from './pictures.ts';
import type { LogState } from './recorder.ts';
import type { PackedAnswer } from './report-wire.ts';
import type { PlacesFound, PlaceToShow, WantedLink } from './spotlight.ts';
import type { MarkReason } from './tip.ts';
import type { PackedLinksFound } from './wire.ts';

/** What a frame tells of itself: all it holds, or what came on top of what it told before. */
export interface LinksFound {
  /** Changes whenever the frame starts over: a new document, or a navigation within it. */
  readonly document: string;
  /** How many batches of this document came before; 0 begins anew. */
  readonly batch: number;
  readonly pageAddress: string;
  readonly links: readonly FoundLink[];
  /** Different addresses so far that no rule can speak of. */
  readonly ordinary: number;
  /** Frames that this frame holds itself. */
  readonly frames: number;
  readonly stoppedAt: number | null;
  readonly texts: readonly FoundText[];
  readonly textStoppedAt: number | null;
  readonly unread: Unread;
  /** False while the document is still being read for the first time. */
  readonly settled: boolean;
}

/** Every message between the contexts of the extension: what is asked, and what comes back. */
interface Messages {
  /**
   * A frame to the background. `again` asks for everything from the start, because the background has lost it; `off` says
   * that Hutong is off for the site, and that the frame shall read no more until it is asked again.
   */
  'links-found': { request: PackedLinksFound; reply: { readonly again: boolean; readonly off: boolean } };
  /** The background to the frames of a tab, to the inner ones only where the top frame has just told. Those that rest begin anew. */
  'links-again': { request: { readonly innerOnly: boolean }; reply: null };
  /** The background to the top frame of a tab. */
  'which-document': { request: null; reply: { readonly document: string } };
  /** A page of the extension to the background. Without `vantage` the page's own is used, without `day` today. */
  report: {
    request: { readonly tabId: number; readonly vantage: Vantage | null; readonly day: Day | null };
    reply: PackedAnswer;
  };
  /** A page of the extension to the background; `to` of null stands for every site that no rule knows. */
  history: { request: { readonly from: PlatformId; readonly to: PlatformId | null }; reply: PairHistory };
  /** A page of the extension to the background: where what a text holds opens. Without `day` today is meant. */
  share: { request: { readonly text: string; readonly day: Day | null }; reply: SharedText };
  /** A page of the extension to the background: the QR codes that a look at a tab found. */
  'codes-found': { request: { readonly tabId: number; readonly found: CodesFound }; reply: null };
  /** A page of the extension to the background: what is known of a tab's QR codes. */
  codes: { request: { readonly tabId: number }; reply: { readonly found: CodesFound | null } };
  /** The background to the top frame of a tab, which keeps it for a background that loses it. */
  'codes-keep': { request: { readonly found: CodesFound }; reply: null };
  'codes-kept': { request: null; reply: { readonly kept: CodesFound | null } };
  /** A page of the extension to one frame, for its pictures: begin to look, the next piece, and the end. */
  'pictures-begin': { request: null; reply: PicturesBegun };
  'pictures-next': { request: null; reply: PicturesNext };
  'pictures-end': { request: { readonly photographed: boolean }; reply: { readonly unread: number } };
  /**
   * A page of the extension to the background: scroll to a link on the page of a tab, highlight it and give it the focus. The
   * same address may stand on a page many times; `step` goes through them. Null where it stands nowhere any more.
   */
  'show-link': {
    request: { readonly tabId: number; readonly address: string; readonly step: 'first' | 'next' | 'previous' };
    reply: { readonly at: number; readonly of: number } | null;
  };
  /**
   * A page of the extension to the background: mark the links of a tab, or no longer; null only asks. The answer is whether
   * they are marked now, which they are not where the browser does not let the extension in.
   */
  marks: { request: { readonly tabId: number; readonly on: boolean | null }; reply: { readonly on: boolean } };
  /** A frame to the background: the script that marks links has come up in it, and has been told nothing yet. */
  'marks-here': { request: null; reply: null };
  /** The background to one frame. `again` asks for everything, because the frame has not heard the beginning. */
  'marks-told': { request: MarksTold; reply: { readonly again: boolean } };
  /** The background to all frames of a tab: nothing is marked any more. */
  'marks-off': { request: null; reply: null };
  /** The background to one frame: look for links, show one of those that were found last, and say why it is marked. */
  'places-find': { request: { readonly wanted: readonly WantedLink[] }; reply: PlacesFound };
  'places-show': { request: PlaceToShow; reply: { readonly address: string | null } };
  'places-tell': { request: MarkReason; reply: null };
  /** A page of the extension to the background: how recording stands, for a tab and as a whole. */
  'log-state': { request: { readonly tabId: number | null }; reply: LogState };
  /** A page of the extension to the background: the reader has agreed; rests or goes on; ends. */
  'log-record': { request: { readonly choices: LogChoices; readonly tabId: number | null }; reply: null };
  'log-pause': { request: { readonly paused: boolean; readonly tabId: number | null }; reply: null };
  'log-stop': { request: null; reply: null };
  /** The background to open pages of the extension. */
  'report-changed': { request: { readonly tabId: number }; reply: null };
}

/** What is asked by a message, and what comes back. */
export type Message<N extends keyof Messages> = Messages[N];

type Name = keyof Messages;
type Request<N extends Name> = Messages[N]['request'];
type Reply<N extends Name> = Messages[N]['reply'];

interface Envelope {
  readonly hutong: Name;
  readonly request: unknown;
}

type Answer = { readonly reply: unknown } | { readonly error: string };

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'hutong' in message;
}

function opened<N extends Name>(answer: unknown): Reply<N> {
  if (typeof answer !== 'object' || answer === null) throw new Error('Nobody answered.');
  const known = answer as Answer;
  if ('error' in known) throw new Error(known.error);
  return known.reply as Reply<N>;
}

/** Sends a message to the background and the open pages of the extension. Rejects where nobody answers. */
export async function send<N extends Name>(name: N, request: Request<N>): Promise<Reply<N>> {
  return opened<N>(await browser.runtime.sendMessage({ hutong: name, request } satisfies Envelope));
}

/**
 * Sends a message to all frames of a tab, of which the first answer counts, or to one of them. Rejects where nobody
 * listens.
 */
export async function sendToTab<N extends Name>(
  tabId: number,
  name: N,
  request: Request<N>,
  frameId?: number,
): Promise<Reply<N>> {
  const envelope = { hutong: name, request } satisfies Envelope;
  const options = frameId === undefined ? {} : { frameId };
  return opened<N>(await browser.tabs.sendMessage(tabId, envelope, options));
}

type Handlers = {
  readonly [N in Name]?: (request: Request<N>, sender: Browser.runtime.MessageSender) => Reply<N> | Promise<Reply<N>>;
};

/**
 * The one listener of a context. Plain, not async: it returns `true` for its own messages and nothing for others,
 * which is what native `browser` and the polyfill agree on. An error travels back to the sender. Returns the way to
 * stop listening.
 */
export function listen(handlers: Handlers): () => void {
  const listener = (message: unknown, sender: Browser.runtime.MessageSender, respond: (answer: Answer) => void) => {
    if (!isEnvelope(message)) return undefined;
    const handler = handlers[message.hutong] as ((request: unknown, sender: unknown) => unknown) | undefined;
    if (handler === undefined) return undefined;
    Promise.resolve()
      .then(() => handler(message.request, sender))
      .then(
        (reply) => respond({ reply }),
        (error: unknown) => respond({ error: error instanceof Error ? error.message : String(error) }),
      );
    return true;
  };
  browser.runtime.onMessage.addListener(listener as never);
  return () => browser.runtime.onMessage.removeListener(listener as never);
}
