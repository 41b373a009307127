import type { CDPSession, Page } from 'puppeteer-core';

/** A mark that is drawn over a page. */
interface SeenMark {
  readonly word: string;
  readonly section: string;
  /** Whether the word is shown beside the sign. */
  readonly withWord: boolean;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn over a page. */
export interface SeenOverlay {
  /** Those in sight. */
  readonly marks: readonly SeenMark[];
  /** How many there are at all. */
  readonly drawn: number;
  readonly tip: string | null;
  readonly ring: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
  readonly aloud: string;
  /** Colour of the first mark's ground. */
  readonly ground: string | null;
  readonly display: string;
}

/** What is in an overlay; runs in a page, with the closed shadow root that only tests can get at. */
export function readOverlay(root: ShadowRoot): SeenOverlay {
  const marks = [...root.querySelectorAll<HTMLElement>('.mark')];
  const boxOf = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const ring = root.querySelector('.ring');
  const [first] = marks;
  return {
    drawn: marks.length,
    marks: marks
      .filter((mark) => !mark.classList.contains('away'))
      .map((mark) => ({
        word: mark.textContent,
        section: mark.dataset.section ?? '',
        withWord: !mark.classList.contains('sign'),
        ...boxOf(mark),
      })),
    tip: root.querySelector<HTMLElement>('.tip')?.innerText ?? null,
    ring: ring === null ? null : boxOf(ring),
    aloud: root.querySelector('.aloud')?.textContent ?? '',
    ground: first === undefined ? null : getComputedStyle(first).backgroundColor,
    display: getComputedStyle(root.host).display,
  };
}

interface Node {
  readonly nodeId: number;
  readonly localName: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly (Node & { readonly shadowRootType: string })[];
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** What is drawn over a page in Chromium; null where nothing is. */
export async function overlayOf(page: Page): Promise<SeenOverlay | null> {
  const opening = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, opening);
  const session = await opening;
  const { root } = (await session.send('DOM.getDocument', { depth: 3, pierce: true })) as unknown as { root: Node };
  const html = root.children?.find(({ localName }) => localName === 'html');
  const shadow = html?.children
    ?.flatMap(({ localName, shadowRoots }) => (localName === 'body' ? [] : (shadowRoots ?? [])))
    .at(0);
  if (shadow === undefined) return null;
  const { object } = await session.send('DOM.resolveNode', { nodeId: shadow.nodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId as string,
    functionDeclaration: `function () { return (${readOverlay.toString()})(this) }`,
    returnByValue: true,
  });
  return result.value as SeenOverlay;
}
