import fc from "fast-check";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { Cells, CellValue } from "../../../../shared/cell.ts";
import type { DocumentModel } from "../../../../shared/document/document-kind.ts";
import { bindingSheetName, decodeBindings, type Binding } from "../../../../shared/grid/binding-sheet.ts";
import { decodeGrid } from "../../../../shared/grid/decode-grid.ts";
import { headerRowIndex } from "../../../../shared/grid/encode-grid.ts";
import type { Grid } from "../../../../shared/grid/grid.ts";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import { writeDocumentWorkbook } from "../../../../server/workbook/document-workbook.ts";
import { anyCells, filled } from "../../shared/grid/any-cells.ts";
import { openGrid, typesGrid } from "../../shared/grid/example-grids.ts";
import { faultless, imatModel } from "../../shared/instrument/imat-examples.ts";
import { sheetsXml, zipParts } from "./zip-parts.ts";

const binding: Omit<Binding, "sheets"> = {
  documentId: "d1",
  programId: "p1",
  practiceId: "x1",
  practiceName: "Alder Creek",
  kind: "imat",
  period: "2024-03",
  base: new Map<string, CellValue>([["1/note", "=1+1"]]),
  baseVersion: 4,
  cursor: "4",
  receipt: null,
};

const modelOf = (...grids: Grid[]): DocumentModel => ({
  grids,
  rules: () => [],
  progress: () => ({ done: 0, of: 0, words: "" }),
  figures: () => [],
});

const write = (model: DocumentModel, cells: Cells): Promise<Uint8Array<ArrayBuffer>> =>
  writeDocumentWorkbook({ model, title: "A document", subtitle: "Alder Creek", cells, binding });

/** Values as Excel gives them: dates as serials, blank cells as "". */
const sheetValues = (sheet: Sheet): CellValue[][] =>
  sheet.rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value === null ? "" : (value satisfies CellValue),
    ),
  );

async function readSheets(bytes: Uint8Array): Promise<ReadonlyMap<string, CellValue[][]>> {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map((sheet) => [sheet.name, sheetValues(sheet)]));
}

async function readBack(model: DocumentModel, cells: Cells): Promise<Cells> {
  const sheets = await readSheets(await write(model, cells));
  const read = new Map<string, CellValue>();
  for (const grid of model.grids) {
    const decoded = decodeGrid(grid, sheets.get(grid.sheetName) ?? []);
    if (!decoded.ok) throw new Error(decoded.error.message);
    expect(decoded.value.problems).toEqual([]);
    for (const [path, value] of decoded.value.cells) read.set(path, value);
  }
  return filled(read);
}

const inOrder = (cells: Cells) => [...cells].toSorted(([a], [b]) => a.localeCompare(b));

const cqmModel = (): DocumentModel => {
  const period = { unit: "quarter", year: 2018, index: 1 } as const;
  const model = cqmKind.model({ period, practice: { name: "Alder Creek", attributes: {} }, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value;
};

function milestones(): Grid {
  const grid = imatModel().grids.find(({ id }) => id === "milestones");
  if (grid === undefined) throw new Error("IMAT has no milestones");
  return grid;
}

describe("writeDocumentWorkbook", () => {
  it("gives every value back that was written, right or wrong, in known rows and in added ones", async () => {
    const model = modelOf(typesGrid, openGrid);
    const added = ["1", "2"].map((number) => ({ key: `Extra-${number}`, title: "", texts: {} }));
    const anyDocument = fc
      .tuple(anyCells(typesGrid), anyCells(openGrid, added))
      .map(([types, open]) => new Map([...types, ...open]))
      // A number in a date cell is shown as a date, and the reader used here gives those before 1900 back changed.
      .filter((cells) => typeof cells.get("date/value") !== "number");
    await fc.assert(
      fc.asyncProperty(anyDocument, async (cells) => {
        expect(inOrder(await readBack(model, cells))).toEqual(inOrder(filled(cells)));
      }),
      { numRuns: 25 },
    );
  });

  it("gives a whole IMAT assessment back", async () => {
    expect(inOrder(await readBack(imatModel(), faultless))).toEqual(inOrder(faultless));
  });

  it("gives CQM counts of practice and providers back", async () => {
    const cells: Cells = new Map<string, CellValue>([
      ["CMS122v5/numerator", 12],
      ["CMS122v5/denominator", 40],
      ["CMS122v5/note", "-3 patients moved"],
      ["NQF2152/numerator", 1],
      ["NQF2152/denominator", 9],
      ["CMS122v5@1234567893/numerator", 12],
      ["CMS122v5@1234567893/denominator", 40],
    ]);
    expect(inOrder(await readBack(cqmModel(), cells))).toEqual(inOrder(cells));
  });

  it("keeps notes that look like formulas as text, and writes formulas only where the grid has one", async () => {
    const cells = new Map(faultless)
      .set("1/note", '=HYPERLINK("http://x","y")')
      .set("2/note", "+1")
      .set("3/note", "@x");
    const bytes = await write(imatModel(), cells);
    expect(sheetsXml(bytes)).not.toContain("<f>");
    expect(await readBack(imatModel(), cells)).toMatchObject(cells);
    expect(sheetsXml(await write(modelOf(openGrid), new Map())).match(/<f>/g)).toHaveLength(3);
  });

  it("binds its sheets in a hidden sheet that the add-in reads", async () => {
    const bytes = await write(imatModel(), faultless);
    expect(zipParts(bytes).get("xl/workbook.xml")).toMatch(/name="_milepost"[^>]*state="veryHidden"/);
    const values = (await readSheets(bytes)).get(bindingSheetName) ?? [];
    const sheets = imatModel().grids.map(({ id, sheetName }) => ({ gridId: id, sheetId: "", sheetName }));
    expect(decodeBindings(values)).toEqual({ ok: true, value: [{ ...binding, sheets }] });
  });

  it("sets codes that nobody has to read small and grey, and in full", async () => {
    const { sheets } = await readXlsx(await write(imatModel(), faultless), { readStyles: true });
    const sheet = sheets.find(({ name }) => name === "IMAT practice");
    const fontAt = (row: number, column: number) => sheet?.cells?.get(`${row},${column}`)?.style?.font;
    expect(fontAt(headerRowIndex + 1, 0)).toMatchObject({ size: 8, color: { rgb: "666666" } });
    expect(fontAt(headerRowIndex + 1, 1)).toMatchObject({ size: 11 });
    const [keys] = imatModel().grids.find(({ sheetName }) => sheetName === "IMAT practice")?.columns ?? [];
    const longest = Math.max(...(sheet?.rows.slice(headerRowIndex + 1) ?? []).map(([key]) => String(key).length));
    expect((longest * 8) / 11).toBeLessThan(keys?.width ?? 0);
  });

  it("wraps a long introduction over the first columns, and merges nothing else", async () => {
    const xml = sheetsXml(await write(modelOf(typesGrid, milestones()), new Map()));
    expect(xml.match(/<mergeCell [^>]*>/g)).toEqual(['<mergeCell ref="A3:D3"/>']);
    expect(xml).toMatch(/<row r="3"[^>]* ht="42"/);
  });

  it("locks everything but what people fill", async () => {
    const { sheets } = await readXlsx(await write(imatModel(), faultless), { readStyles: true });
    const sheet = sheets.find(({ name }) => name === "IMAT milestones");
    expect(sheet?.protection).toMatchObject({ sheet: true });
    expect(sheet?.protection).not.toHaveProperty("password");
    const titles = sheet?.rows[headerRowIndex] ?? [];
    const isLocked = (row: number, title: string): boolean =>
      sheet?.cells?.get(`${row},${titles.indexOf(title)}`)?.style?.protection?.locked !== false;
    for (const title of ["#", "Milestone", "0 - Not yet started"]) {
      expect(isLocked(headerRowIndex, title)).toBe(true);
      expect(isLocked(headerRowIndex + 1, title)).toBe(true);
    }
    expect(isLocked(headerRowIndex, "Score")).toBe(true);
    expect(isLocked(headerRowIndex + 1, "Score")).toBe(false);
    expect(isLocked(headerRowIndex + 16, "Notes")).toBe(false);
  });

  it("keeps the header locked where people add rows", async () => {
    const { sheets } = await readXlsx(await write(modelOf(openGrid), new Map()), { readStyles: true });
    const lockOf = (row: number) => sheets[0]?.cells?.get(`${row},0`)?.style?.protection?.locked ?? true;
    expect([lockOf(0), lockOf(headerRowIndex), lockOf(headerRowIndex + 1)]).toEqual([true, true, false]);
  });

  it("offers drop-downs, freezes header and key, colours scores and names the inputs", async () => {
    const bytes = await write(imatModel(), new Map());
    const xml = sheetsXml(bytes);
    expect(xml).toContain("<formula1>&quot;0,1,2,3&quot;</formula1>");
    expect(xml).toContain('<pane xSplit="1" ySplit="4"');
    expect(xml.match(/<cfRule type="expression"/g)).toHaveLength(4);
    expect(zipParts(bytes).get("xl/workbook.xml")).toMatch(
      /<definedName name="Milepost.milestones.score">&apos;IMAT milestones&apos;!\$H\$5:\$H\$20<\/definedName>/,
    );
  });

  it("keeps a drop-down too long for Excel's own list in the hidden sheet", async () => {
    const choices = Array.from({ length: 60 }, (_, index) => `Measure-${index}`);
    const [first, ...rest] = openGrid.columns;
    if (first?.role !== "key") throw new Error("The first column is its key");
    const bytes = await write(modelOf({ ...openGrid, columns: [{ ...first, choices }, ...rest] }), new Map());
    expect(sheetsXml(bytes)).toMatch(/<formula1>(?:'|&apos;)_milepost(?:'|&apos;)!\$D\$1:\$D\$60<\/formula1>/);
    const values = (await readSheets(bytes)).get(bindingSheetName) ?? [];
    expect(values.map((row) => row[3])).toEqual(choices);
    expect(decodeBindings(values).ok).toBe(true);
  });
});
