import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sampleEntries } from "../../server/sample/sample-entries.ts";
import { checkExport } from "../demo/check-export.ts";
import { DemoFailure } from "../demo/demand.ts";
import { runDemo } from "../demo/demo.ts";
import { temporaryFolder } from "../support/server-fixture.ts";

describe("the main job", () => {
  it("goes from typed values to the consolidated workbook, and notices sums that are not those of the input", async () => {
    const out = path.join(await temporaryFolder(), "out.xlsx");
    const lines: string[] = [];
    await runDemo({ out, cqm: 3, imat: 2, say: (line) => lines.push(line) });
    expect(lines).toEqual([
      expect.stringMatching(/^Server at http:\/\/127\.0\.0\.1:\d+ /),
      expect.stringMatching(/^Opened, filled, checked, pushed and submitted 5 documents \(cqm 2019-Q1, imat 2019-03\)/),
      expect.stringMatching(/^Bad value found, submitting refused, mended: \w+, not-a-count/),
      expect.stringMatching(/^Explained what a rule asked about: [1-9]/),
      expect.stringMatching(/^Conflict of two workbooks met and settled: /),
      expect.stringContaining(out),
      expect.stringMatching(/^Sums equal the input: Numerator [\d,]+, Denominator [\d,]+, Total of 48 [\d,]+$/),
      expect.stringMatching(/^Done in /),
    ]);

    const bytes = await readFile(out);
    const typed = sampleEntries()
      .filter(({ kind }) => kind === "cqm")
      .slice(0, 3);
    const sums = await checkExport(bytes, typed);
    expect([...sums.keys()]).toEqual(["Numerator", "Denominator"]);
    const off = typed.map((entry) => ({ ...entry, cells: { ...entry.cells, "AE4H/numerator": 1 } }));
    await expect(checkExport(bytes, off)).rejects.toThrow(/Numerator adds up to \d+, 3 was typed/);
    await expect(checkExport(bytes, sampleEntries())).rejects.toThrow(DemoFailure);
  });

  it("stops with a line that says what is amiss", async () => {
    const out = path.join(await temporaryFolder(), "no", "such", "folder.xlsx");
    await expect(runDemo({ out, cqm: 2, imat: 1, say: () => undefined })).rejects.toThrow(/cannot be written/);
    await expect(runDemo({ out, cqm: 400, imat: 1, say: () => undefined })).rejects.toThrow(/400 were asked for/);
  });
});
