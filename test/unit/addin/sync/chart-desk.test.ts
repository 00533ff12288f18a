import { describe, expect, it } from "vitest";
import { createChartDesk } from "../../../../addin/sync/chart-desk.ts";
import type { Workbook } from "../../../../addin/workbook/workbook.ts";
import { findKind } from "../../../../shared/document/registry.ts";
import type { CellValue } from "../../../../shared/cell.ts";
import { err, ok } from "../../../../shared/result.ts";
import { bindingOf, cellsOf, documentOf, modelFor, world } from "../../../browser/gallery/sample.ts";
import { fakeApi, fakeWorkbook } from "../../../support/pane-fakes.ts";

const document = documentOf("alder", "cqm", "2017-Q4", "draft", 3);
const visible = world("practice-champion", 1);

interface Told {
  readonly sheet?: Readonly<Record<string, CellValue>>;
  readonly isOffline?: boolean;
  readonly kind?: typeof findKind;
}

function prepare({ sheet = {}, isOffline = false, kind = findKind }: Told = {}) {
  let asked = 0;
  const inserted: unknown[] = [];
  const api = fakeApi({
    charts: () => {
      asked += 1;
      if (isOffline) return err({ kind: "offline" });
      return ok({
        documents: [
          { period: "2017-Q2", status: "accepted", values: { CMS165v5: 0.6 } },
          { period: "2017-Q3", status: "submitted", values: { CMS165v5: 0.62 } },
          { period: "2017-Q4", status: "draft", values: { CMS165v5: 0.1 } },
        ],
        program: {},
      });
    },
  });
  const workbook: Workbook = {
    ...fakeWorkbook(),
    read: () => Promise.resolve(ok({ grids: [], cells: cellsOf(sheet) })),
    insertChart: (...given) => {
      inserted.push(given);
      return Promise.resolve(ok(null));
    },
  };
  const deps = { api, workbook, findKind: kind };
  const desk = createChartDesk(deps, bindingOf(document), modelFor(document).grids, visible);
  return { desk, asked: () => asked, inserted };
}

function deskOf(told: Told) {
  const { desk, ...rest } = prepare(told);
  if (desk === null) throw new Error("Quality measures have charts");
  return { desk, ...rest };
}

describe("the charts of an open document", () => {
  it("end with what stands in the sheet now, not with what was last saved", async () => {
    const { desk } = deskOf({ sheet: { "CMS165v5/numerator": 70, "CMS165v5/denominator": 100 } });
    const read = await desk.read(document);
    expect(read).toMatchObject({ ok: true, value: [{ id: "CMS165v5", open: [1, 2] }] });
    const [chart] = read.ok ? read.value : [];
    expect(chart?.series[0]?.values).toEqual([0.6, 0.62, 0.7]);
  });

  it("ask the program again only when the document has another version or status", async () => {
    const { desk, asked } = deskOf({});
    await desk.read({ version: 3, status: "draft" });
    await desk.read({ version: 3, status: "draft" });
    expect(asked()).toBe(1);
    await desk.read({ version: 4, status: "draft" });
    await desk.read({ version: 4, status: "submitted" });
    expect(asked()).toBe(3);
  });

  it("say why they cannot be had, and are asked for again", async () => {
    const { desk, asked } = deskOf({ isOffline: true });
    for (let time = 0; time < 2; time += 1) {
      expect(await desk.read(document)).toEqual({ ok: false, error: { kind: "client", error: { kind: "offline" } } });
    }
    expect(asked()).toBe(2);
  });

  it("are put into the document's workbook", async () => {
    const { desk, inserted } = deskOf({ sheet: { "CMS165v5/numerator": 70, "CMS165v5/denominator": 100 } });
    const read = await desk.read(document);
    const [chart] = read.ok ? read.value : [];
    if (chart === undefined) throw new Error("No chart");
    await desk.insert(chart, "Alder Creek, Q4 2017");
    expect(inserted).toEqual([[bindingOf(document), chart, "Alder Creek, Q4 2017"]]);
  });

  it("are not there for a kind without any", () => {
    const plain = prepare({
      kind: (id) => {
        const { charts: _, ...kind } = findKind(id) ?? {};
        return kind as ReturnType<typeof findKind>;
      },
    });
    expect(plain.desk).toBeNull();
  });
});
