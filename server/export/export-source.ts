import type { Cells } from "../../shared/cell.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { ExportFormat } from "../../shared/protocol/calls.ts";
import type { Practice, PracticeDocument, Program } from "../../shared/protocol/common.ts";

/**
 * A program as the export reads it: everything, whatever the options ask for. Documents of earlier periods are needed for
 * "change since the last", and the completeness table counts what was never opened.
 */
export interface ExportSource {
  readonly program: Program;
  readonly practices: readonly Practice[];
  /** All of the program's documents, of every kind, period and status, in any order. */
  readonly documents: readonly SourceDocument[];
  readonly kinds: readonly DocumentKind[];
}

export interface SourceDocument {
  readonly document: PracticeDocument;
  readonly cells: Cells;
}

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Only this kind; all without it. */
  readonly kind?: string | undefined;
  /** Only periods that lie within, from the first day of `from` to the last of `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Label of who asked for it, for the cover. */
  readonly exportedBy: string;
  /** ISO time, UTC. */
  readonly exportedAt: string;
}
