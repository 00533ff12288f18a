import { bindingSheetName, decodeBindings, type Binding } from "../../shared/grid/binding-sheet.ts";
import { decodeGrid, hasGrid, type DecodedGrid } from "../../shared/grid/decode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import type { Problem } from "../../shared/problem.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listVisiblePractices, listVisiblePrograms } from "../db/programs.ts";
import { readXlsxFile, type WorkbookSheet } from "../workbook/read-xlsx.ts";
import { visibleTo, type Caller } from "./authorise.ts";
import { modelFor } from "./document-at.ts";
import { readDocument, type ReadDocument } from "./read-document.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** A sheet that holds one of a document's grids. */
export interface FilledSheet {
  readonly sheetName: string;
  readonly grid: Grid;
  /** Null where the table is not on its sheet any more. */
  readonly decoded: DecodedGrid | null;
  readonly problems: readonly Problem[];
}

/** A document that a workbook holds, with what the server holds of it. */
export interface FilledDocument {
  readonly binding: Binding;
  readonly read: ReadDocument;
  readonly sheets: readonly FilledSheet[];
}

export interface FilledWorkbook {
  readonly documents: readonly FilledDocument[];
  /** Sheets that could not be connected to a document, and what to do about it. */
  readonly loose: readonly { readonly sheetName: string; readonly why: string }[];
}

const mostDocuments = 50;

const againInExcel = "Open the workbook in Excel beside the pane, choose Bind again there, and send it again.";
const whyLoose = {
  "newer-format": "The hidden sheet was written by a newer Milepost. Update the server first.",
  damaged: `The hidden sheet that names the document is damaged. ${againInExcel}`,
  missing: `The hidden sheet that names the document is missing. ${againInExcel}`,
  unnamed: `The hidden sheet does not name a document for this table. ${againInExcel}`,
  unknown: "Its document is not there any more, or is not yours to see.",
  gone: "Its sheet is no longer in the workbook.",
} as const;

type Hidden = { readonly bindings: readonly Binding[]; readonly why: string };

function readHiddenSheet(sheets: readonly WorkbookSheet[]): Hidden {
  const hidden = sheets.find(({ name }) => name === bindingSheetName);
  if (hidden === undefined) return { bindings: [], why: whyLoose.missing };
  const bindings = decodeBindings(hidden.values);
  if (!bindings.ok) return { bindings: [], why: whyLoose[bindings.error.kind] };
  return { bindings: bindings.value, why: whyLoose.unnamed };
}

/** Grids to recognise a table by whose document nobody names: of each kind in each program, those of one practice. */
async function knownGrids(deps: ServiceDeps, caller: Caller): Promise<readonly Grid[]> {
  const visible = visibleTo(caller);
  const [programs, practices] = await deps.store.read((reader) =>
    Promise.all([listVisiblePrograms(reader, visible), listVisiblePractices(reader, visible)]),
  );
  return programs.flatMap((program) => {
    const practice = practices.find(({ programId }) => programId === program.programId);
    if (practice === undefined) return [];
    return deps.kinds.flatMap((kind) => {
      const period = { year: "2018", half: "2018-H1", quarter: "2018-Q1", month: "2018-01" }[kind.periodUnit];
      const model = modelFor(kind, program, practice, period);
      return model.ok ? model.value.grids : [];
    });
  });
}

function fillSheet(sheets: readonly WorkbookSheet[], binding: Binding, grid: Grid): FilledSheet | null {
  const sheetName = binding.sheets.find(({ gridId }) => gridId === grid.id)?.sheetName;
  const sheet = sheets.find(({ name }) => name === sheetName);
  if (sheet === undefined) return null;
  const decoded = decodeGrid(grid, sheet.values);
  return decoded.ok
    ? { sheetName: sheet.name, grid, decoded: decoded.value, problems: decoded.value.problems }
    : { sheetName: sheet.name, grid, decoded: null, problems: [decoded.error] };
}

/**
 * Reads a workbook that somebody sent: its documents by the hidden sheet, each as far as the caller may see it, decoded as
 * the pane decodes it. A table that no binding names is not guessed at: it is reported.
 */
export async function readWorkbook(
  deps: ServiceDeps,
  caller: Caller,
  bytes: Uint8Array,
): Promise<Result<FilledWorkbook, Refusal>> {
  const file = await readXlsxFile(bytes);
  if (!file.ok) return refuse("malformed-body", file.error);
  const sheets = file.value;
  const { bindings, why } = readHiddenSheet(sheets);
  if (bindings.length > mostDocuments) {
    return refuse("too-large", `At most ${mostDocuments} documents a workbook; this one has ${bindings.length}.`);
  }
  const documents: FilledDocument[] = [];
  const loose: FilledWorkbook["loose"][number][] = [];
  const named = new Set([bindingSheetName]);
  for (const binding of bindings) {
    const read = await readDocument(deps, caller, binding.documentId);
    for (const { sheetName } of binding.sheets) named.add(sheetName);
    if (!read.ok) loose.push(...binding.sheets.map(({ sheetName }) => ({ sheetName, why: whyLoose.unknown })));
    else {
      const filled = read.value.model.grids.map((grid) => fillSheet(sheets, binding, grid));
      documents.push({ binding, read: read.value, sheets: filled.filter((sheet) => sheet !== null) });
      const gone = binding.sheets.filter(({ sheetName }) => sheets.every(({ name }) => name !== sheetName));
      loose.push(...gone.map(({ sheetName }) => ({ sheetName, why: whyLoose.gone })));
    }
  }
  const rest = sheets.filter(({ name }) => !named.has(name));
  const grids = rest.length === 0 ? [] : await knownGrids(deps, caller);
  const tables = rest.filter(({ values }) => grids.some((grid) => hasGrid(grid, values)));
  loose.push(...tables.map(({ name }) => ({ sheetName: name, why })));
  return ok({ documents, loose });
}
