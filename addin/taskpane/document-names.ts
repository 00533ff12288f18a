import { findListedKind } from "../../shared/document/kind-list.ts";
import type { PracticeDocument, Status } from "../../shared/protocol/common.ts";
import { periodTextInWords, type IsoDate } from "../../shared/period.ts";

/** A kind this pane does not know yet keeps its id: still better than no name. */
export const kindTitle = (kind: string): string => findListedKind(kind)?.title ?? kind;

export const documentName = (practiceName: string, kind: string, period: string): string =>
  `${practiceName}, ${kindTitle(kind)}, ${periodTextInWords(period)}`;

export const awaitsPractice = (status: Status): boolean => status === "draft" || status === "returned";

/** Past its day, by the day it is in its time zone, and still with the practice: what has been handed in is late no more. */
export const isOverdue = (document: Pick<PracticeDocument, "status" | "dueDate">, today: IsoDate): boolean =>
  awaitsPractice(document.status) && document.dueDate < today;
