/** Below this the popup scrolls as a whole, see `styles/viewing.css`. */
const least = 420;

/** A browser that can give more room has done so by then, in milliseconds. */
const patience = 250;

/**
 * Browsers fit a popup's window to its content, but on a low screen they stop early, and then the footer would be out
 * of sight. Measures the room there is and tells the style sheet, so that the lists scroll instead. Returns the way to
 * stop.
 */
export function keepWithinWindow(): () => void {
  const { documentElement: page, body } = document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = () => {
    if (innerHeight > least && page.scrollHeight > innerHeight + 1)
      page.style.setProperty('--room', `${innerHeight}px`);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(measure, patience);
  };
  const resized = () => {
    if (innerHeight > Number.parseFloat(page.style.getPropertyValue('--room'))) page.style.removeProperty('--room');
    wait();
  };
  const observer = new ResizeObserver(wait);
  observer.observe(body);
  addEventListener('resize', resized);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    removeEventListener('resize', resized);
  };
}
