import type { CellValue } from "../../shared/cell.ts";
import type { DocumentKind, DocumentModel, ReportedPart } from "../../shared/document/document-kind.ts";
import type { ExportTable } from "../../shared/document/export-table.ts";
import { parsePeriod } from "../../shared/period.ts";
import type { Practice, PracticeDocument, Program } from "../../shared/protocol/common.ts";
import { isPastDue } from "../../shared/time-zone.ts";
import { isHandedIn, isOnTime, type ExportMoment, type ReportingPeriod } from "./completeness.ts";
import type { SelectedDocument } from "./read-documents.ts";

/** Where one part of one practice's document stands. In the order of a legend. */
export const partStates = [
  "accepted",
  "accepted late",
  "received",
  "received late",
  "entered",
  "due",
  "one of several due",
  "missing",
  "one of several missing",
] as const;
export type PartState = (typeof partStates)[number];

/** One part, such as a measure, of one practice's document of one period. */
export interface PartCompleteness {
  readonly practice: Practice;
  readonly period: string;
  readonly part: ReportedPart;
  readonly isReceived: boolean;
  readonly isAccepted: boolean;
  /** Null while nobody can tell: not handed in, and not due yet. */
  readonly isOnTime: boolean | null;
  readonly state: PartState;
}

/** The parts of all documents of one kind. */
export interface KindParts {
  readonly kind: DocumentKind;
  /** What a part is called: "measure". */
  readonly word: string;
  readonly parts: readonly PartCompleteness[];
}

/** Where a practice's document of a period stands, for all of its parts. */
interface Standing {
  readonly document: PracticeDocument | undefined;
  /** As a whole; null while nobody can tell. */
  readonly isOnTime: boolean | null;
  /** Whether the due date is over at the export. */
  readonly isOver: boolean;
}

function stateOf(part: ReportedPart, { document, isOnTime: onTime, isOver }: Standing): PartState {
  const isIn = document !== undefined && isHandedIn(document);
  const late = onTime === false;
  if (part.isReported && isIn) {
    if (document.status === "accepted") return late ? "accepted late" : "accepted";
    return late ? "received late" : "received";
  }
  if (part.isReported) return "entered";
  if (part.expected === "choice") return isOver ? "one of several missing" : "one of several due";
  return isOver ? "missing" : "due";
}

interface Input {
  readonly program: Program;
  readonly kinds: readonly DocumentKind[];
  readonly periods: readonly ReportingPeriod[];
  readonly practices: readonly Practice[];
  readonly selected: readonly SelectedDocument[];
  readonly moment: ExportMoment;
}

/** The kind's model for a practice that has not opened the document, to know what would be expected of it. */
function blankModel({ program }: Input, kind: DocumentKind, practice: Practice, period: string): DocumentModel | null {
  const read = parsePeriod(period);
  if (!read.ok) return null;
  const model = kind.model({ period: read.value, practice, settings: program.settings[kind.id] });
  return model.ok ? model.value : null;
}

/**
 * What each practice was expected to report, part by part, and what came of it: of every kind that has parts. What was
 * neither expected nor reported is left out. Values of drafts are not told, only that there are some.
 */
export function partCompleteness(input: Input): readonly KindParts[] {
  const { kinds, periods, practices, selected, moment } = input;
  const found = new Map(
    selected.map((entry) => [`${entry.document.practiceId} ${entry.document.kind} ${entry.document.period}`, entry]),
  );
  return kinds.flatMap((kind): KindParts[] => {
    let word: string | null = null;
    const parts: PartCompleteness[] = [];
    for (const practice of practices) {
      for (const { period, dueDate } of periods.filter((reporting) => reporting.kind === kind.id)) {
        const entry = found.get(`${practice.practiceId} ${kind.id} ${period}`);
        const due = dueDate ?? entry?.document.dueDate ?? null;
        if (due === null) continue;
        const read = entry?.read.ok === true ? entry.read.value : null;
        const model = read === null ? blankModel(input, kind, practice, period) : read.model;
        if (model?.parts === undefined) continue;
        ({ word } = model.parts);
        const document = entry?.document;
        const isOver = isPastDue(due, new Date(moment.exportedAt), moment.timeZone);
        const standing = { document, isOnTime: isOnTime(document, due, moment), isOver };
        for (const part of model.parts.of(read?.cells ?? new Map())) {
          if (part.expected === "no" && !part.isReported) continue;
          const isReceived = part.isReported && document !== undefined && isHandedIn(document);
          parts.push({
            practice,
            period,
            part,
            isReceived,
            isAccepted: isReceived && document.status === "accepted",
            isOnTime: isReceived ? standing.isOnTime : isOver && part.expected === "yes" ? false : null,
            state: stateOf(part, standing),
          });
        }
      }
    }
    return word === null ? [] : [{ kind, word, parts }];
  });
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const expectationWords = { yes: "yes", choice: "one of several", no: "no" } as const;

/** One row a practice, period and part. */
export const partTable = ({ kind, word, parts }: KindParts): ExportTable => ({
  id: `completenessBy${capital(word)}`,
  title: `Completeness by ${word}`,
  columns: [
    { id: "practiceId", title: "Practice id", type: "text", width: 14 },
    { id: "practice", title: "Practice", type: "text", width: 26 },
    { id: "kind", title: "Kind", type: "text", width: 24 },
    { id: "period", title: "Period", type: "text", width: 10 },
    { id: word, title: capital(word), type: "text", width: 12 },
    { id: "name", title: "Name", type: "text", width: 34 },
    { id: "expected", title: "Expected", type: "text", width: 15 },
    { id: "received", title: "Received", type: "boolean", width: 11 },
    { id: "accepted", title: "Accepted", type: "boolean", width: 11 },
    { id: "onTime", title: "On time", type: "boolean", width: 10 },
    { id: "state", title: "State", type: "text", width: 22 },
  ],
  rows: parts.map(({ practice, period, part, isReceived, isAccepted, isOnTime: onTime, state }): CellValue[] => [
    practice.practiceId,
    practice.name,
    kind.title,
    period,
    part.id,
    part.title,
    expectationWords[part.expected],
    isReceived,
    isAccepted,
    onTime,
    state,
  ]),
});
