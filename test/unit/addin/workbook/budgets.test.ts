import { describe, expect, it } from "vitest";
import { cqmValues, gridsOf, imatValues, requestFor } from "./demo-documents.ts";
import { openBook } from "./open-book.ts";

describe("round trips to Excel", () => {
  it.each([
    ["imat", "2031-03", imatValues, "1/score"],
    ["cqm", "2017-Q4", cqmValues, "CMS2v6@1234567893/numerator"],
  ] as const)("stay within their budgets for %s", async (kind, period, values, path) => {
    const { workbook, counting } = await openBook();
    const grids = gridsOf(kind, period);

    const inserted = await counting(() => workbook.insert(requestFor(kind, period, grids, values)));
    expect(inserted.trips).toBeLessThanOrEqual(3);
    const binding = inserted.value;

    const read = await counting(() => workbook.read(binding, grids));
    expect(read.trips).toBe(1);

    const changes = [...read.value.cells.keys()].map((changed) => ({ path: changed, value: null }));
    expect(changes.length).toBeGreaterThan(30);
    expect((await counting(() => workbook.writeBack(binding, read.value, changes))).trips).toBe(1);
    expect((await counting(() => workbook.saveBinding(binding))).trips).toBe(1);
    expect((await counting(() => workbook.readBindings())).trips).toBe(1);
    expect((await counting(() => workbook.jumpTo(binding, grids, path))).trips).toBeLessThanOrEqual(2);
    expect((await counting(() => workbook.selectedPath(binding, grids))).trips).toBe(1);
    expect((await counting(() => workbook.show(binding))).trips).toBeLessThanOrEqual(2);
    expect((await counting(() => workbook.findUnbound([{ kind, grids }]))).trips).toBeLessThanOrEqual(2);
    const watching = await counting(() => workbook.onChange(binding, () => {}));
    expect(watching.trips).toBe(1);
    await watching.value();
  });

  it("of writing back stay at one with many added rows", async () => {
    const { workbook, counting } = await openBook();
    const grids = gridsOf("cqm", "2017-Q4");
    const { value: binding } = await counting(() => workbook.insert(requestFor("cqm", "2017-Q4", grids)));
    const { value: reading } = await counting(() => workbook.read(binding, grids));
    const changes = Array.from({ length: 60 }, (_, index) => ({
      path: `CMS2v6@${String(1_000_000_000 + index)}/numerator`,
      value: index,
    }));
    expect((await counting(() => workbook.writeBack(binding, reading, changes))).trips).toBe(1);
    const { value: after } = await counting(() => workbook.read(binding, grids));
    expect(changes.map(({ path }) => after.cells.get(path))).toEqual(changes.map(({ value }) => value));
  });

  it("of saving a binding are two in a pane that has read nothing yet", async () => {
    const { workbook, counting, reopen } = await openBook();
    const grids = gridsOf("imat", "2031-03");
    const { value: binding } = await counting(() => workbook.insert(requestFor("imat", "2031-03", grids)));
    const fresh = reopen();
    expect((await counting(() => fresh.saveBinding(binding))).trips).toBe(2);
    expect((await counting(() => fresh.saveBinding(binding))).trips).toBe(1);
  });
});
