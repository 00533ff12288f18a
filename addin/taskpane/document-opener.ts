import { cellsFromRecord, type Cells } from "../../shared/cell.ts";
import { findKind } from "../../shared/document/registry.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { sheetSubtitle } from "../../shared/grid/sheet-subtitle.ts";
import { err, ok } from "../../shared/result.ts";
import type { ApiClient } from "../sync/api-client.ts";
import { modelOfDocument } from "../sync/open-document.ts";
import type { Binding, UnboundSheet, Workbook } from "../workbook/workbook.ts";
import { kindTitle } from "./document-names.ts";
import type { DocumentChoice, DocumentOpener, Opening } from "./pane-services.ts";

/** What the server holds of a document. */
async function fetchDocument(
  api: ApiClient,
  { practice, kind, period }: DocumentChoice,
): Opening<{ document: PracticeDocument; cells: Cells }> {
  const opened = await api.call("openDocument", { params: { practiceId: practice.practiceId, kind, period } });
  if (!opened.ok) return err({ kind: "client", error: opened.error });
  const { documentId } = opened.value.document;
  const reply = await api.call("getDocument", { params: { documentId } });
  if (!reply.ok) return err({ kind: "client", error: reply.error });
  const values = Object.entries(reply.value.cells).map(([path, { value }]) => [path, value] as const);
  return ok({ document: reply.value.document, cells: cellsFromRecord(Object.fromEntries(values)) });
}

const freshBinding = (document: PracticeDocument, practiceName: string): Omit<Binding, "sheets"> => ({
  documentId: document.documentId,
  programId: document.programId,
  practiceId: document.practiceId,
  practiceName,
  kind: document.kind,
  period: document.period,
  base: new Map(),
  baseVersion: 0,
  cursor: null,
  receipt: null,
});

/** Opens a document whose binding is known: `openDocument` of addin/sync. */
export type OpenBound = DocumentOpener["open"];

/** Puts documents into the workbook, connects sheets that lost their document, and opens what is there. */
export function createDocumentOpener(
  api: ApiClient,
  workbook: Workbook,
  openBound: OpenBound,
): Omit<DocumentOpener, "summarize"> {
  /** A document that is in the workbook already keeps its sheets as they are: the port sees to that. */
  const insert: DocumentOpener["insert"] = async (choice, tell) => {
    tell?.("fetching");
    const fetched = await fetchDocument(api, choice);
    if (!fetched.ok) return fetched;
    const { document, cells } = fetched.value;
    const model = modelOfDocument(document, choice.program, choice.practice, findKind);
    if (!model.ok) return model;
    tell?.("drawing");
    const inserted = await workbook.insert({
      binding: { ...freshBinding(document, choice.practice.name), base: cells, baseVersion: document.version },
      grids: model.value.grids,
      cells,
      subtitle: sheetSubtitle(choice.practice.name, kindTitle(document.kind), document),
    });
    return inserted.ok ? inserted : err({ kind: "workbook", error: inserted.error });
  };

  /**
   * The new binding starts from nothing: every value on the sheet counts as typed here and every value of the server as
   * news. What both have equal settles itself, what differs becomes a conflict that a person decides. Starting from the
   * server's values instead would let an old copy of a sheet overwrite newer values without a word.
   */
  const bindAgain = async (choice: DocumentChoice, sheets: readonly UnboundSheet[]): Opening<Binding> => {
    const fetched = await fetchDocument(api, choice);
    if (!fetched.ok) return fetched;
    const binding: Binding = {
      ...freshBinding(fetched.value.document, choice.practice.name),
      sheets: sheets.map(({ gridId, sheetId, sheetName }) => ({ gridId, sheetId, sheetName })),
    };
    const saved = await workbook.saveBinding(binding);
    return saved.ok ? ok(binding) : err({ kind: "workbook", error: saved.error });
  };

  /**
   * The workbook's own binding counts and not the one that was asked for: that one may have been read before the last
   * save, and with its old base, values that came from others would look as if they had been typed here.
   */
  const open: OpenBound = async (binding, world) => {
    const bindings = await workbook.readBindings();
    if (!bindings.ok) return err({ kind: "workbook", error: bindings.error });
    const current = bindings.value.find(({ documentId }) => documentId === binding.documentId);
    return openBound(current ?? binding, world);
  };

  return { insert, bindAgain, open };
}
