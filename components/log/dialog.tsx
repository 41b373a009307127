import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Progress } from '../../log/archive.ts';
import { useLog } from './context.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Something goes on that Escape must not hide. */
  readonly busy?: boolean;
}

/** A window over the page, which the browser keeps the focus in. */
export function Dialog({ title, onClose, children, busy = false }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

/** How far long work has come, with the way to stop it. */
export function Working({
  progress,
  label,
  onStop,
}: {
  progress: Progress;
  label: string;
  onStop: (() => void) | null;
}) {
  const { text } = useLog();
  return (
    <div class="working">
      <p role="status">{label}</p>
      <progress value={progress.done} max={Math.max(1, progress.all)} aria-label={label} />
      {onStop !== null && (
        <button type="button" class="button" data-kind="plain" onClick={onStop}>
          {text.t('logPageStop')}
        </button>
      )}
    </div>
  );
}
