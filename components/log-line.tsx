import type { LogFaultKind } from '../log/archive.ts';
import type { Text, TextKey } from './text.ts';

/** How recording stands, as far as it is shown. */
export interface Recording {
  readonly recording: 'off' | 'on' | 'paused';
  /** Why pages cannot be written; null where they can. */
  readonly fault: LogFaultKind | null;
  readonly almostFull: boolean;
  /** Bytes; null where nobody asked. */
  readonly room: { readonly used: number; readonly quota: number } | null;
  /** Pages of the reader's day. */
  readonly pagesToday: number;
}

const faults = {
  full: 'logFaultFull',
  blocked: 'logFaultBlocked',
  newer: 'logFaultNewer',
  lost: 'logFaultDisk',
  disk: 'logFaultDisk',
} as const satisfies Record<LogFaultKind, TextKey>;

/** What is wrong with the log's room or its disk; null where nothing is. */
function logTrouble({ fault, almostFull, room }: Recording, text: Text): string | null {
  if (fault !== null) return text.t(faults[fault]);
  if (!almostFull || room === null) return null;
  return text.t('logAlmostFull', { percent: text.number(Math.floor((100 * room.used) / room.quota)) });
}

export interface LogLineProps {
  readonly state: Recording;
  readonly text: Text;
  /** Opens the page on which one agrees to recording. */
  readonly onRecord: () => void;
  readonly onPause: (paused: boolean) => void;
  readonly onOpen: () => void;
}

/** Whether what the reader meets is recorded, and what can be done about that. */
export function LogLine({ state, text, onRecord, onPause, onOpen }: LogLineProps) {
  const { recording, pagesToday } = state;
  if (recording === 'off') {
    return (
      <p class="log-line">
        <button type="button" class="text-button" onClick={onRecord}>
          {text.t('logRecord')}
        </button>
      </p>
    );
  }
  const paused = recording === 'paused';
  const trouble = logTrouble(state, text);
  return (
    <div class="log-line" data-recording={recording}>
      <p role="status">{paused ? text.t('logPausedLine') : text.plural('logOn', pagesToday)}</p>
      <button type="button" class="text-button" onClick={() => onPause(!paused)}>
        {text.t(paused ? 'logResume' : 'logPause')}
      </button>
      <button type="button" class="text-button" onClick={onOpen}>
        {text.t('logOpen')}
      </button>
      {trouble !== null && (
        <p class="log-trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
