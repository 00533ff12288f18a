import { readXlsx, type Sheet } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { exportProgram } from "../../../../server/export/export-program.ts";
import { sheetsXml, zipParts } from "../workbook/zip-parts.ts";
import { bytesOf, documentOf, optionsOf, practiceOf, sourceOf } from "./export-fixture.ts";

const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"];

const source = sourceOf(
  [practiceOf("a", "=HYPERLINK(A1)"), practiceOf("b", 'Bïrch & <"Sons"> 𝒳')],
  [
    ...formulas.map((note, index) =>
      documentOf(
        "a",
        `201${index}-Q1`,
        "accepted",
        { "a/count": 1000 + index, "a/note": note, "b/count": "n/a", "b/note": "x".repeat(40_000) },
        { submittedAt: "2018-04-20T10:30:00Z", acceptedAt: "2018-04-25T10:00:00Z" },
      ),
    ),
    documentOf("b", "2018-Q1", "submitted", { "a/count": 7, "a/note": "bell \u0007 _x0041_" }),
  ],
  ["2018-Q1"],
);

const columnOf = (sheet: Sheet | undefined, title: string): unknown[] => {
  const index = sheet?.rows[0]?.indexOf(title) ?? -1;
  return sheet?.rows.slice(1).map((row) => row[index]) ?? [];
};

describe("the consolidated workbook", () => {
  let bytes: Uint8Array;
  let sheets: ReadonlyMap<string, Sheet>;
  beforeAll(async () => {
    bytes = await bytesOf((await exportProgram(source, optionsOf("xlsx"))).body);
    const workbook = await readXlsx(bytes, { readStyles: true });
    sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  });
  const tidy = () => sheets.get("Tally rows columns tidy of ever");

  it("never writes a formula, whatever people typed", () => {
    expect(columnOf(tidy(), "Note").filter((note) => formulas.includes(String(note)))).toHaveLength(formulas.length);
    expect(sheetsXml(bytes)).not.toMatch(/<f[ >]/);
  });

  it("keeps text that looks like a formula text when somebody edits the cell", () => {
    const sheet = tidy();
    const column = sheet?.rows[0]?.indexOf("Note") ?? -1;
    expect(sheet?.cells?.get(`1,${column}`)).toMatchObject({ value: "=1+1", style: { numFmt: "@" } });
  });

  it("gives back the sums of the input", () => {
    const counts = columnOf(tidy(), "Count").filter((value) => typeof value === "number");
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000 + 1001 + 1002 + 1003 + 1004 + 7);
    expect(columnOf(tidy(), "Count")).toContain("n/a");
  });

  it("keeps names with odd letters, drops what cannot be written and cuts what is too long with a mark", () => {
    expect(columnOf(sheets.get("Practices"), "Practice")).toEqual(["=HYPERLINK(A1)", 'Bïrch & <"Sons"> 𝒳']);
    const notes = columnOf(tidy(), "Note").map(String);
    expect(notes).toContain("bell  _x0041_");
    const long = notes.find((note) => note.startsWith("xxx")) ?? "";
    expect([long.length, long.slice(-8)]).toEqual([32_767, "x… [cut]"]);
  });

  it("tells sheets apart whose names are too long and begin alike", () => {
    expect([...sheets.keys()]).toEqual([
      "Cover",
      "Practices",
      "Tally rows columns tidy of ever",
      "Tally rows columns tidy of (2)",
      "Completeness",
      "Left out",
    ]);
  });

  it("makes an Excel table of every sheet but the cover, with distinct column titles and a frozen header", () => {
    const tables = [...zipParts(bytes)].filter(([name]) => name.startsWith("xl/tables/")).map(([, xml]) => xml);
    expect(tables).toHaveLength(5);
    for (const xml of tables) expect(xml).toContain("<autoFilter ");
    expect(tidy()?.rows[0]).toEqual(["Practice id", "Practice", "Period", "Row", "Count", "Note", "Count (2)"]);
    expect(tidy()?.freezePane).toMatchObject({ rows: 1, columns: 2 });
  });

  it("gives a table without rows the one blank row that Excel demands", () => {
    const xml = [...zipParts(bytes)].find(([, part]) => part.includes('name="Milepost_3_tally_2"'))?.[1];
    expect(xml).toContain('ref="A1:A2"');
  });

  it("writes days and times as dates, shares in percent and yes and no in words", () => {
    const sheet = sheets.get("Completeness");
    const row = columnOf(sheet, "Practice id").indexOf("a") + 1;
    const cell = (title: string) => sheet?.cells?.get(`${row},${sheet.rows[0]?.indexOf(title) ?? -1}`);
    expect(cell("Due")).toMatchObject({ value: new Date("2010-04-30T00:00:00Z"), style: { numFmt: "yyyy-mm-dd" } });
    expect(cell("Last submitted (UTC)")).toMatchObject({
      value: new Date("2018-04-20T10:30:00Z"),
      style: { numFmt: "yyyy-mm-dd hh:mm" },
    });
    expect(cell("Progress")).toMatchObject({ value: 1, style: { numFmt: "0.0%" } });
    expect(cell("Expected")?.value).toBe("No");
  });

  it("writes times as the clocks in the program's zone showed them, and says so", async () => {
    const program = { ...source.program, timeZone: "America/Denver" };
    const { body } = await exportProgram({ ...source, program }, optionsOf("xlsx"));
    const { sheets: inDenver } = await readXlsx(await bytesOf(body), { readStyles: true });
    const sheet = inDenver.find(({ name }) => name === "Completeness");
    const row = columnOf(sheet, "Practice id").indexOf("a") + 1;
    const column = sheet?.rows[0]?.indexOf("Last submitted (America/Denver)") ?? -1;
    expect(sheet?.cells?.get(`${row},${column}`)?.value).toEqual(new Date("2018-04-20T04:30:00Z"));
    const cover = inDenver.find(({ name }) => name === "Cover");
    expect(cover?.rows.flat().join("\n")).toContain("2018-06-01, 03:05 (America/Denver) by Program staff");
    expect(cover?.rows.flat().join("\n")).toContain("America/Denver: in it due dates end");
  });

  it("says on the cover what it is, how complete it is and what is missing", () => {
    const text = sheets.get("Cover")?.rows.flat().join("\n") ?? "";
    expect(text).toContain("A program");
    expect(text).toContain("2018-06-01, 09:05 (UTC) by Program staff");
    expect(text).toContain("Tally: 2010-Q1 to 2018-Q1");
    expect(text).toContain(
      "6 in the tables; of 2 expected, 1 are submitted or accepted (50 %); 0 opened but left out; 1 not opened.",
    );
    expect(text).toContain("Nothing: every document that was opened");
  });

  it("is a workbook even for an empty program", async () => {
    const file = await exportProgram(sourceOf([], []), optionsOf("xlsx"));
    const { sheets: empty } = await readXlsx(await bytesOf(file.body));
    expect(empty.map(({ name }) => name)).toContain("Completeness");
    expect(empty[0]?.rows.flat().join("\n")).toContain("None: no reporting period is set");
  });
});
