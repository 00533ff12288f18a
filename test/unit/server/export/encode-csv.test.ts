import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { exportProgram, exportTable } from "../../../../server/export/export-program.ts";
import { bytesOf, documentOf, optionsOf, practiceOf, sourceOf } from "./export-fixture.ts";

const note = 'Line one\r\nline "two", with é';

const source = sourceOf(
  [practiceOf("a", "=Alder")],
  [
    documentOf("a", "2018-Q1", "accepted", { "a/count": -3, "a/note": "=1+1", "b/count": 1.5, "b/note": note }),
    documentOf("a", "2018-Q2", "accepted", { "a/count": "-3", "a/note": "@x", "b/note": "＝1" }),
    documentOf("a", "2018-Q3", "draft", { "a/count": 100 }),
  ],
);

const csvOf = async (kind?: string): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await bytesOf((await exportProgram(source, optionsOf("csv", { kind }))).body),
  );

const recordsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

describe("the consolidated csv", () => {
  it("holds one row a value, with numbers as they are and formula-like text made harmless", async () => {
    const records = recordsOf(await csvOf());
    expect(records.map((record) => [record["Path"], record["Value"]])).toEqual([
      ["a/count", "-3"],
      ["a/note", "'=1+1"],
      ["b/count", "1.5"],
      ["b/note", note],
      ["a/count", "'-3"],
      ["a/note", "'@x"],
      ["b/note", "'＝1"],
    ]);
    expect(new Set(records.map((record) => record["Practice"]))).toEqual(new Set(["'=Alder"]));
  });

  it("holds the kind's first table when one kind is asked for", async () => {
    const records = recordsOf(await csvOf("tally"));
    expect(records).toHaveLength(4);
    expect(records[0]).toMatchObject({ "Practice id": "a", Period: "2018-Q1", Row: "a", Note: "'=1+1" });
  });

  it("holds the table that is named, among those there are", async () => {
    const file = exportTable(source, optionsOf("csv", { kind: "tally" }), "completeness");
    if (!file.ok) throw new Error(file.error);
    expect(file.value.fileName).toMatch(/^milepost-.*-tally-completeness-\d{4}-\d\d-\d\d\.csv$/);
    const records = recordsOf(new TextDecoder().decode(await bytesOf(file.value.body)));
    expect(records.map((record) => [record["Period"], record["Status"]])).toEqual(
      expect.arrayContaining([["2018-Q3", "draft"]]),
    );
    const unknown = exportTable(source, optionsOf("csv"), "heat");
    expect(unknown.ok ? "" : unknown.error).toMatch(
      /^There is no table heat\. Ask for one of values, practices, .*completeness/,
    );
  });

  it("begins with a byte order mark and ends its lines as RFC 4180 says", async () => {
    const text = await csvOf();
    expect(text.startsWith("\uFEFFPractice id,")).toBe(true);
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text).toContain('"Line one\r\nline ""two"", with é"');
  });

  it("is whole when it is longer than what is made at a time", async () => {
    const cells = { "a/note": "n".repeat(300), "b/note": "é".repeat(300) };
    const practices = Array.from({ length: 700 }, (_, index) => practiceOf(`p${index}`));
    const documents = practices.map(({ practiceId }) => documentOf(practiceId, "2018-Q1", "accepted", cells));
    const file = await exportProgram(sourceOf(practices, documents), optionsOf("csv"));
    const records = recordsOf(new TextDecoder().decode(await bytesOf(file.body)));
    expect(records).toHaveLength(1_400);
    expect(records.at(-1)?.["Value"]).toBe("é".repeat(300));
  });

  it("is named for program, kind and day in letters that any header takes", async () => {
    const file = await exportProgram(source, optionsOf("csv", { kind: "tally" }));
    expect(file).toMatchObject({ contentType: "text/csv; charset=utf-8", fileName: "milepost-p-tally-2018-06-01.csv" });
  });
});
