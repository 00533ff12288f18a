import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathOf } from "../../shared/cell.ts";
import { documentKinds } from "../../shared/document/registry.ts";
import { inputOf, isInputColumn, type Grid } from "../../shared/grid/grid.ts";
import { parsePeriod } from "../../shared/period.ts";
import { createFixture, programFile, pushOf } from "../support/server-fixture.ts";

const periodOf: Readonly<Record<string, string>> = { imat: "2018-03", cqm: "2018-Q1" };
const attributes = { measureSet: "adult" };

const file = {
  ...programFile,
  periods: Object.entries(periodOf).map(([kind, period]) => ({ kind, period })),
  practices: programFile.practices.map((practice) => ({ ...practice, attributes })),
};

/** The cells of the rows a grid knows beforehand, and of some that people could add. */
const pathsOf = (grid: Grid): string[] =>
  [
    ...grid.rows,
    ...["CMS122v5@1234567893", "CMS165v5@1111111111"].flatMap((key) => grid.open?.rowOfKey(key)?.row ?? []),
  ].flatMap((row) =>
    grid.columns
      .filter(isInputColumn)
      .filter((column) => inputOf(row, column) !== null)
      .map((column) => pathOf(row.key, column.id)),
  );

const values = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("12.0", "1,204", "12%", "n/a", "2 - Implementing", "2018-03-01", "=1+1", ""),
  fc.integer({ min: -5, max: 100 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

describe.each(documentKinds.map((kind) => ({ kind, id: kind.id })))("a document of kind $id", ({ kind, id }) => {
  it("can be read, judged, charted, stepped and downloaded whatever is in its cells", async () => {
    const fixture = await createFixture({ kinds: documentKinds, file });
    const admin = await fixture.as("admin");
    const params = { documentId: (await fixture.open(id, periodOf[id])).documentId };
    const period = parsePeriod(periodOf[id] ?? "");
    if (!period.ok) throw new Error("Not a period");
    const model = kind.model({
      period: period.value,
      practice: { name: "Alder Creek", attributes },
      settings: undefined,
    });
    if (!model.ok) throw new Error(model.error);
    const paths = model.value.grids.flatMap(pathsOf);
    expect(paths.length).toBeGreaterThan(10);
    let version = 0;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...paths), values, { maxKeys: 12 }), async (cells) => {
        const reply = await admin.call("push", { params, body: pushOf(`m${version}`, version, cells) });
        version = reply.version;
        const read = await admin.call("getDocument", { params });
        expect(read.problems).toEqual(reply.problems);
        expect((await admin.send("charts", { params })).status).toBe(200);
        const submitted = await admin.send("transition", {
          params,
          body: { transition: "submit", expectedVersion: version },
        });
        expect([200, 409]).toContain(submitted.status);
        if (submitted.status === 200) {
          await admin.call("transition", { params, body: { transition: "reopen", expectedVersion: version } });
        }
      }),
      { numRuns: 60 },
    );
    expect((await admin.send("downloadWorkbook", { params })).status).toBe(200);
    for (const format of ["xlsx", "csv", "json"]) {
      const exported = await admin.send("exportProgram", { params: { programId: "valley" }, query: { format } });
      expect(exported.status).toBe(200);
    }
    const exportTable = (query: { format: "csv" | "xlsx"; table: string }) =>
      admin.send("exportProgram", { params: { programId: "valley" }, query });
    expect(await (await exportTable({ format: "csv", table: "completeness" })).text()).toContain("On time");
    expect((await exportTable({ format: "csv", table: "heat" })).status).toBe(400);
    expect((await exportTable({ format: "xlsx", table: "completeness" })).status).toBe(400);
  });
});
