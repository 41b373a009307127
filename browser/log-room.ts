import type { Room } from '../log/archive.ts';

/** How full the room is that the browser gives the extension. Only Chromium tells what IndexedDB takes of it. */
export async function roomOfLog(): Promise<Room> {
  const {
    usage = 0,
    quota = 0,
    usageDetails,
  } = (await navigator.storage.estimate()) as StorageEstimate & {
    readonly usageDetails?: { readonly indexedDB?: number };
  };
  return { used: usage, quota, log: usageDetails?.indexedDB ?? usage };
}
