const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
    } catch {
      // A zone that this machine does not know is read as UTC.
      format = null;
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock shows in a zone, as if that were UTC (milliseconds since 1970, full seconds). */
function clock(time: number, timeZone: string): number {
  const format = formatOf(timeZone);
  if (format === null) return time - (time % 1000);
  const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year as number, (part.month as number) - 1, part.day, part.hour, part.minute, part.second);
}

// Pages come in the order of time: most share their hour with the one before.
const known = new Map<string, { readonly day: string; readonly begins: string }>();
const mostKnown = 10_000;

function lookedUp(time: string, timeZone: string): { readonly day: string; readonly begins: string } {
  // Clocks differ by quarters of an hour.
  const key = `${Math.floor(Date.parse(time) / 900_000)} ${timeZone}`;
  let found = known.get(key);
  if (found === undefined) {
    const day = new Date(clock(Date.parse(time), timeZone)).toISOString().slice(0, 10);
    const midnight = Date.parse(`${day}T00:00:00.000Z`);
    // Hangs on the day alone, whatever the clocks do in it.
    const offset = clock(midnight, timeZone) - midnight;
    const begins = midnight - (clock(midnight - offset, timeZone) - (midnight - offset));
    found = { day, begins: new Date(begins).toISOString() };
    if (known.size >= mostKnown) known.clear();
    known.set(key, found);
  }
  return found;
}

/** The calendar day of a time (RFC 3339) in a time zone (IANA name). */
export function readerDay(time: string, timeZone: string): string {
  return lookedUp(time, timeZone).day;
}

/** The beginning of that day, as a time in UTC: the same for all times of one day. */
export function dayBegins(time: string, timeZone: string): string {
  return lookedUp(time, timeZone).begins;
}
