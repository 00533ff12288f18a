import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../../shared/cell.ts";
import type { ExportTable } from "../../../../shared/document/export-table.ts";
import { consolidate } from "../../../../server/export/consolidate.ts";
import type { Consolidation } from "../../../../server/export/consolidation.ts";
import { documentOf, optionsOf, practiceOf, sourceOf } from "./export-fixture.ts";

type Row = Readonly<Record<string, CellValue>>;

const recordsOf = (table: ExportTable | undefined): Row[] =>
  [...(table?.rows ?? [])].map((row) =>
    Object.fromEntries((table?.columns ?? []).map(({ id }, index) => [id, row[index] ?? null])),
  );

const recordsIn = ({ tables }: Consolidation, id: string): Row[] => recordsOf(tables.find((table) => table.id === id));

const handedIn = { submittedAt: "2018-04-20T23:30:00Z", acceptedAt: "2018-04-25T10:00:00Z" };

const source = sourceOf(
  [practiceOf("c", "Cedar 10"), practiceOf("a", "Cedar 9"), practiceOf("b", "Birch")],
  [
    documentOf("a", "2018-Q2", "submitted", { "a/count": 4, "b/count": 6 }, { submittedAt: "2018-05-20T10:00:00Z" }),
    documentOf("a", "2018-Q1", "accepted", { "a/count": 1, "b/count": 2 }, handedIn),
    documentOf("b", "2018-Q1", "draft", { "a/count": 100 }),
    documentOf("b", "2018-Q2", "returned", { "a/count": 100 }, { submittedAt: "2018-05-21T10:00:00Z" }),
    documentOf("c", "2018-Q1", "accepted", { "a/count": 3 }, { ...handedIn, submittedAt: "2018-05-03T00:10:00Z" }),
  ],
  ["2018-Q1", "2018-Q2"],
);

const periodsOf = (from?: string, to?: string) =>
  consolidate(source, optionsOf("xlsx", { from, to })).cover.statusCounts.map(({ period }) => period);

describe("consolidate", () => {
  const all = consolidate(source, optionsOf("xlsx"));

  it("puts the values of submitted and accepted documents into the tables, and no others", () => {
    const rows = recordsIn(all, "tally");
    expect(rows.reduce((sum, { count }) => sum + Number(count ?? 0), 0)).toBe(1 + 2 + 4 + 6 + 3);
    expect(new Set(rows.map(({ practiceId }) => practiceId))).toEqual(new Set(["a", "c"]));
  });

  it("sorts by practice name as people do, then by period", () => {
    const rows = recordsIn(all, "tally").map(({ practice, period, row }) => [practice, period, row].join(" "));
    expect(rows).toEqual([
      "Cedar 9 2018-Q1 a",
      "Cedar 9 2018-Q1 b",
      "Cedar 9 2018-Q2 a",
      "Cedar 9 2018-Q2 b",
      "Cedar 10 2018-Q1 a",
      "Cedar 10 2018-Q1 b",
    ]);
  });

  it("gives each document the last accepted one before it", () => {
    const previous = recordsIn(all, "tally").map((row) => row["previous"]);
    expect(previous).toEqual([null, null, 1, 2, null, null]);
  });

  it("finds the last accepted one also when its period is not asked for", () => {
    const later = consolidate(source, optionsOf("xlsx", { from: "2018-Q2" }));
    expect(recordsIn(later, "tally").map(({ previous }) => previous)).toEqual([1, 2]);
  });

  it("names every document it leaves out, and why", () => {
    expect(recordsIn(all, "leftOut").map(({ practice, period, status }) => [practice, period, status])).toEqual([
      ["Birch", "2018-Q1", "draft"],
      ["Birch", "2018-Q2", "returned"],
    ]);
    for (const { reason } of recordsIn(all, "leftOut")) expect(reason).toBeTruthy();
    expect(all.cover).toMatchObject({ included: 3, leftOut: 2, practices: 3 });
    expect(all.cover.leftOutCounts.map(({ documents }) => documents)).toEqual([1, 1]);
  });

  it("counts on the cover where every expected document stands", () => {
    expect(all.cover.statusCounts).toEqual([
      {
        kind: "tally",
        kindTitle: "Tally",
        period: "2018-Q1",
        dueDate: "2018-04-30",
        expected: 3,
        notOpened: 0,
        byStatus: { draft: 1, submitted: 0, returned: 0, accepted: 2 },
      },
      {
        kind: "tally",
        kindTitle: "Tally",
        period: "2018-Q2",
        dueDate: "2018-07-31",
        expected: 3,
        notOpened: 1,
        byStatus: { draft: 0, submitted: 1, returned: 1, accepted: 0 },
      },
    ]);
  });

  it("tells for every practice and period how complete and how timely it is", () => {
    const rows = recordsIn(all, "completeness");
    expect(
      rows.map(({ practiceId, period, status, done, daysLate, isOnTime }) =>
        [practiceId, period, status, done, daysLate, isOnTime].join(" "),
      ),
    ).toEqual([
      "b 2018-Q1 draft 1  false",
      "b 2018-Q2 returned 1 -71 ",
      "a 2018-Q1 accepted 2 -10 true",
      "a 2018-Q2 submitted 2 -72 true",
      "c 2018-Q1 accepted 1 3 false",
      "c 2018-Q2 not opened   ",
    ]);
  });

  it("takes only what lies within the periods asked for", () => {
    expect(periodsOf("2018-Q2")).toEqual(["2018-Q2"]);
    expect(periodsOf(undefined, "2018-03")).toEqual(["2018-Q1"]);
    expect(periodsOf("2018-02", "2018")).toEqual(["2018-Q2"]);
    expect(periodsOf("2018-Q2", "2018-Q1")).toEqual([]);
  });

  it("shows periods that documents have and the program has not set, and expects nobody there", () => {
    const extra = sourceOf(source.practices, [documentOf("a", "2017-Q4", "accepted", { "a/count": 1 }, handedIn)]);
    const { cover, tables } = consolidate(extra, optionsOf("xlsx"));
    expect(cover.statusCounts).toMatchObject([{ period: "2017-Q4", dueDate: null, expected: 0, notOpened: 0 }]);
    expect(
      recordsIn({ cover, tables, mainTable: tables[0] ?? all.mainTable, parts: [] }, "completeness"),
    ).toMatchObject([{ practiceId: "a", isExpected: false, dueDate: "2018-01-31", daysLate: 79 }]);
  });

  it("leaves out with its reason what its kind cannot read, and what no kind knows", () => {
    const broken = { ...practiceOf("x"), attributes: { broken: "yes" } };
    const unknown = documentOf("a", "2018-Q1", "accepted", {}, handedIn);
    const result = consolidate(
      sourceOf(
        [broken, practiceOf("a")],
        [
          documentOf("x", "2018-Q1", "accepted", { "a/count": 5 }, handedIn),
          { ...unknown, document: { ...unknown.document, kind: "other" } },
        ],
      ),
      optionsOf("xlsx"),
    );
    const reasons = recordsIn(result, "leftOut").map(({ reason }) => reason);
    expect(reasons).toEqual([expect.stringContaining('"other"'), "It is broken."]);
    expect(result.cover).toMatchObject({ included: 0, leftOut: 2 });
  });

  it("gives tables of the same name different ids", () => {
    expect(all.tables.map(({ id }) => id)).toEqual(["practices", "tally", "tally-2", "completeness", "leftOut"]);
  });

  it("holds one row a value when all kinds are asked for, and the kind's first table for one", () => {
    expect(recordsOf(all.mainTable)).toContainEqual({
      practiceId: "a",
      practice: "Cedar 9",
      kind: "tally",
      period: "2018-Q1",
      status: "accepted",
      path: "a/count",
      row: "Row a",
      column: "Count",
      value: 1,
    });
    expect(consolidate(source, optionsOf("csv", { kind: "tally" })).mainTable.id).toBe("tally");
  });

  it("makes something of an empty program", () => {
    const empty = consolidate(sourceOf([], []), optionsOf("xlsx"));
    expect(empty.cover).toMatchObject({ practices: 0, included: 0, leftOut: 0, statusCounts: [], leftOutCounts: [] });
  });
});
