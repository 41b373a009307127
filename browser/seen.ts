/** How much of an element must be within the window to count as whole. */
const whole = 0.95;
/** Browsers answer with the next frame; a page that is not drawn never does (ms). */
const patienceMs = 1_000;

/**
 * Which elements stand whole in what the window shows now, whatever frame or scrolled box they are in. What lies in front of
 * them is not known. Touches nothing: the page cannot tell that it is asked.
 */
export async function wholeOnScreen(elements: readonly Element[]): Promise<ReadonlySet<Element>> {
  const seen = new Set<Element>();
  if (elements.length === 0) return seen;
  const { promise, resolve } = Promise.withResolvers<void>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      // Of a picture that is higher than the window, a windowful is all there is to see at a time.
      const full = rootBounds !== null && intersectionRect.height >= rootBounds.height * whole;
      if (intersectionRatio >= whole || full) seen.add(target);
    }
    resolve();
  });
  for (const element of elements) observer.observe(element);
  const timer = setTimeout(resolve, patienceMs);
  await promise;
  clearTimeout(timer);
  observer.disconnect();
  return seen;
}
