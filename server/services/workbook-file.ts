import type { ExportFile } from "../export/export-program.ts";
import { sheetSubtitle } from "../../shared/grid/sheet-subtitle.ts";
import { ok, type Result } from "../../shared/result.ts";
import { writeDocumentWorkbook } from "../workbook/document-workbook.ts";
import type { Caller } from "./authorise.ts";
import { valuesOf } from "./document-at.ts";
import { cursorOf } from "./cursor.ts";
import { readDocument } from "./read-document.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Letters, digits and dashes: what every header and every file system takes. */
const inFileName = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);

/** The document as an .xlsx that binds to it when it is opened beside the pane. */
export async function workbookFile(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<ExportFile, Refusal>> {
  const read = await readDocument(deps, caller, documentId);
  if (!read.ok) return read;
  const { document, cells, model, joined, kindTitle } = read.value;
  const { programId, practiceId, kind, period, version } = document;
  const values = valuesOf(cells);
  const body = await writeDocumentWorkbook({
    model,
    title: `${kindTitle}, ${joined.practice.name}, ${period}`,
    subtitle: sheetSubtitle(joined.practice.name, kindTitle, document),
    cells: values,
    binding: {
      documentId,
      programId,
      practiceId,
      practiceName: joined.practice.name,
      kind,
      period,
      base: values,
      baseVersion: version,
      cursor: cursorOf(joined.document),
      receipt: null,
    },
  });
  const fileName = [inFileName(kind), inFileName(joined.practice.name) || "practice", inFileName(period)].join("-");
  return ok({ contentType: xlsx, fileName: `${fileName}.xlsx`, body });
}
