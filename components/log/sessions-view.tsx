import { useEffect, useId, useState } from 'preact/hooks';
import type { Selection } from '../../log/archive.ts';
import type { Session, SessionId } from '../../log/records.ts';
import { placeName } from '../names.ts';
import { useLog } from './context.ts';
import { momentHere } from './moments.ts';

/** Tags as they are typed, parted by commas of either script; each once, none empty. */
function tagsTyped(words: string): readonly string[] {
  return [...new Set(words.split(/[,，、;；]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

interface SessionCardProps {
  readonly session: Session;
  readonly findings: number;
  readonly onShow: (id: SessionId) => void;
  readonly onRemove: (id: SessionId) => void;
}

type Edited = Pick<Session, 'name' | 'note' | 'tags'>;

function same(a: Edited, b: Edited): boolean {
  return a.name === b.name && a.note === b.note && a.tags.join('\n') === b.tags.join('\n');
}

/** One session, with what the researcher says of it: edited where it stands, kept when a field is left. */
function SessionCard({ session, findings, onShow, onRemove }: SessionCardProps) {
  const log = useLog();
  const { text, archive, platforms } = log;
  const [name, setName] = useState(session.name);
  const [note, setNote] = useState(session.note);
  const [tags, setTags] = useState(session.tags.join(', '));
  const [kept, setKept] = useState(false);
  const id = useId();

  async function keep(): Promise<void> {
    const change: Edited = { name: name.trim(), note, tags: tagsTyped(tags) };
    if (same(change, session)) return;
    try {
      await archive.changeSession(session.id, change);
      await log.changed();
      setKept(true);
    } catch (error) {
      log.fail(error);
    }
  }
  useEffect(() => {
    if (!kept) return;
    const timer = setTimeout(() => setKept(false), 2_400);
    return () => clearTimeout(timer);
  }, [kept]);

  const start = momentHere(session.startedAt, text);
  const span =
    session.endedAt === null
      ? text.t('logPageSessionOpen', { start })
      : text.t('logPageSessionSpan', { start, end: momentHere(session.endedAt, text) });
  return (
    <li class="session">
      <div class="session-fields" onFocusOut={() => void keep()}>
        <label class="hidden" for={`${id}-name`}>
          {text.t('logPageSessionName')}
        </label>
        <input
          id={`${id}-name`}
          class="session-name"
          value={name}
          placeholder={text.t('logPageSessionNameHint')}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <label class="hidden" for={`${id}-note`}>
          {text.t('logPageSessionNote')}
        </label>
        <textarea
          id={`${id}-note`}
          class="session-note"
          rows={Math.min(6, Math.max(1, note.split('\n').length))}
          value={note}
          placeholder={text.t('logPageSessionNoteHint')}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <label class="hidden" for={`${id}-tags`}>
          {text.t('logPageSessionTags')}
        </label>
        <input
          id={`${id}-tags`}
          class="session-tags"
          value={tags}
          placeholder={text.t('logPageSessionTagsHint')}
          onInput={({ currentTarget }) => setTags(currentTarget.value)}
        />
      </div>
      <div class="session-facts">
        <p>{span}</p>
        <p class="quiet">
          {text.plural('logPageFindings', findings)} ·{' '}
          {session.sites === null ? text.t('logPageSessionAllSites') : text.list(session.sites)}
          {session.vantage !== null && <> · {placeName(session.vantage, platforms, text)}</>}
        </p>
        <div class="session-actions">
          <button type="button" class="text-button" onClick={() => onShow(session.id)}>
            {text.t('logPageSessionShow')}
          </button>
          <button type="button" class="text-button" onClick={() => onRemove(session.id)}>
            {text.t('logPageDelete')}
          </button>
          <span role="status" class="kept">
            {kept && text.t('logPageKept')}
          </span>
        </div>
      </div>
    </li>
  );
}

interface SessionsViewProps {
  readonly selection: Selection;
  readonly onShow: (id: SessionId) => void;
  readonly onRemove: (id: SessionId) => void;
}

/** All sessions, the latest first; each with how many of its findings fit the filter. */
export function SessionsView({ selection, onShow, onRemove }: SessionsViewProps) {
  const { sessions, text } = useLog();
  const counts = new Map(selection.counts('session').map(({ value, findings }) => [value, findings]));
  const latestFirst = [...sessions].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  if (latestFirst.length === 0) return <p class="quiet">{text.t('logPageSessionsNone')}</p>;
  return (
    <ul class="sessions">
      {latestFirst.map((session) => (
        <SessionCard
          key={session.id}
          session={session}
          findings={counts.get(session.id) ?? 0}
          onShow={onShow}
          onRemove={onRemove}
        />
      ))}
    </ul>
  );
}
