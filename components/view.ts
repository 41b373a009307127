import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PairHistory } from '../engine/history.ts';
import type { PageReport } from '../engine/report.ts';
import type { PlatformId } from '../engine/types.ts';
import type { Text } from './text.ts';

/** What the reader may copy. */
export type Copied = 'link' | 'passcode' | 'list' | 'report';

/** Which of the places where a link stands on the page. */
export type Step = 'first' | 'next' | 'previous';

/** The place of a link that is shown on the page, among all places where it stands; counted from 1. */
export interface Stop {
  readonly at: number;
  readonly of: number;
}

/** What every part of the popup needs, and no part changes. */
export interface View {
  readonly text: Text;
  /** Copies a text and tells the reader so; the answer is whether it worked. */
  readonly copy: (words: string, what: Copied) => Promise<boolean>;
  /** Shows a link on the page; the answer is null where it stands there no more. Rejects where the page does not answer. Null where no page is shown. */
  readonly jump: ((address: string, step: Step) => Promise<Stop | null>) | null;
  /** How links from one platform to another have fared; `to` of null stands for sites of no known platform. */
  readonly history: (from: PlatformId, to: PlatformId | null) => Promise<PairHistory>;
}

/** The same where a report is there to be shown. */
export interface ReportView extends View {
  readonly report: PageReport;
}

export const ViewContext = createContext<View | null>(null);
export const ReportContext = createContext<PageReport | null>(null);

/** The texts and callbacks of the popup around a component. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('A component stands outside a popup.');
  return view;
}

/** The same with the report that is shown. */
export function useReport(): ReportView {
  const report = useContext(ReportContext);
  if (report === null) throw new Error('A component stands outside a report.');
  return { ...useView(), report };
}
