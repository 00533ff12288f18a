import type { IsoDate } from "../../shared/period.ts";
import type { RibbonDesk } from "../commands/report-store.ts";
import type { Grant, Practice, PracticeDocument, Program, User } from "../../shared/protocol/common.ts";
import type { Result } from "../../shared/result.ts";
import type { ApiClient } from "../sync/api-client.ts";
import type { DocumentSession } from "../sync/document-session.ts";
import type { OpenedDocument, OpenError } from "../sync/open-document.ts";
import type { DocumentSummary } from "../sync/summarize-document.ts";
import type { Binding, UnboundSheet, Workbook } from "../workbook/workbook.ts";
import type { ColorScheme } from "./color-scheme.ts";
import type { MarkPreference } from "./mark-preference.ts";
import type { SignInStore } from "./sign-in-store.ts";

/** Everything the pane reaches outside itself, made once in main.tsx. Tests and the gallery hand in their own. */
export interface PaneServices {
  readonly api: ApiClient;
  readonly workbook: Workbook;
  readonly signIns: SignInStore;
  readonly colorScheme: ColorScheme;
  readonly documents: DocumentOpener;
  readonly ribbon: RibbonDesk;
  readonly marks: MarkPreference;
  readonly live: LiveUpdates;
  /** The day it is in a time zone. */
  readonly today: (timeZone: string) => IsoDate;
  /** Whether this Excel can insert sheets out of a file (ExcelApi 1.13). */
  readonly canInsertSheets: boolean;
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (file: Blob, name: string) => void;
  readonly reload: () => void;
}

/** Brings what others change into the open document. */
export interface LiveUpdates {
  /** The returned function ends it. */
  readonly follow: (session: DocumentSession) => () => void;
}

/** What the signed-in person works with: loaded once after signing in. */
export interface World {
  readonly user: User;
  readonly grants: readonly Grant[];
  readonly programs: readonly Program[];
  readonly practices: readonly Practice[];
}

/** Which document: the server makes it when it is not there yet. */
export interface DocumentChoice {
  readonly program: Program;
  readonly practice: Practice;
  readonly kind: string;
  readonly period: string;
}

/** Asking the program for a document's values, then making its sheets in Excel. */
export type OpeningStep = "fetching" | "drawing";

export type Opening<T> = Promise<Result<T, OpenError>>;

/** Brings documents, sheets and sessions together. */
export interface DocumentOpener {
  /** Puts the document into the workbook, or shows its sheets where it already is, and tells each step as it begins. */
  readonly insert: (choice: DocumentChoice, tell?: (step: OpeningStep) => void) => Opening<Binding>;
  /** Gives sheets that lost their binding a new one; what differs from the server then shows as waiting or in conflict. */
  readonly bindAgain: (choice: DocumentChoice, sheets: readonly UnboundSheet[]) => Opening<Binding>;
  readonly open: (binding: Binding, world: World) => Opening<OpenedDocument>;
  /** How a document in the workbook stands: reads, and changes nothing. */
  readonly summarize: (binding: Binding, world: World) => Opening<DocumentSummary>;
}

export const practiceOf = (world: World, document: Pick<PracticeDocument, "practiceId">): Practice | undefined =>
  world.practices.find(({ practiceId }) => practiceId === document.practiceId);
