import { describe, expect, it } from "vitest";
import { documents, practices, program, world, documentOf } from "../../../browser/gallery/sample.ts";
import { documentKinds, findKind } from "../../../../shared/document/registry.ts";
import { ok } from "../../../../shared/result.ts";
import { fakeApi, refused } from "../../../support/pane-fakes.ts";
import { isOverdue } from "../../../../addin/taskpane/document-names.ts";
import { defaultPeriod, periodsOf, readPeriod } from "../../../../addin/taskpane/views/home/program-periods.ts";
import { inDueOrder, matching, type ListedDocument } from "../../../../addin/taskpane/views/home/due-order.ts";
import { gridsToFind } from "../../../../addin/taskpane/views/home/grids-to-find.ts";
import { listAllDocuments } from "../../../../addin/taskpane/views/home/list-documents.ts";
import { unboundDocuments } from "../../../../addin/taskpane/views/home/unbound-documents.ts";

const listed: readonly ListedDocument[] = documents.map((document) => ({
  document,
  practiceName: practices.find(({ practiceId }) => practiceId === document.practiceId)?.name ?? "",
  kindTitle: document.kind,
  periodWords: document.period,
  statusWord: document.status,
}));

describe("inDueOrder", () => {
  it("puts the nearest day first and what is accepted last", () => {
    const ordered = inDueOrder(listed);
    const open = ordered.filter(({ document }) => document.status !== "accepted");
    expect(ordered.slice(0, open.length)).toEqual(open);
    expect(open.map(({ document }) => document.dueDate)).toEqual(
      open.map(({ document }) => document.dueDate).toSorted(),
    );
    expect(ordered).toHaveLength(listed.length);
  });
});

describe("matching", () => {
  it("finds documents by any words of practice, kind, period and status, in any order and case", () => {
    const found = matching(listed, "  RETURNED bear ");
    expect(found.map(({ document }) => document.documentId)).toEqual(["bear-cqm-2017-Q4"]);
    expect(matching(listed, "")).toHaveLength(listed.length);
    expect(matching(listed, "no such practice")).toEqual([]);
  });
});

describe("listAllDocuments", () => {
  it("follows the cursor to the last page", async () => {
    const pages = new Map([
      ["", { documents: documents.slice(0, 2), nextCursor: "two" }],
      ["two", { documents: documents.slice(2, 3), nextCursor: null }],
    ]);
    const api = fakeApi({
      listDocuments: ({ query }) =>
        ok(structuredClone(pages.get(query?.cursor ?? "")) ?? { documents: [], nextCursor: null }),
    });
    expect(await listAllDocuments(api)).toEqual(ok(documents.slice(0, 3)));
  });

  it("fails whole when a page fails: half a list would look like all of it", async () => {
    const api = fakeApi({
      listDocuments: ({ query }) =>
        query?.cursor === undefined ? ok({ documents: documents.slice(0, 2), nextCursor: "two" }) : refused("internal"),
    });
    expect(await listAllDocuments(api)).toMatchObject({ ok: false });
  });
});

describe("defaultPeriod", () => {
  const periods = periodsOf(program, "cqm");
  it("is the period due next, its day included, and the last one when all are past", () => {
    expect(defaultPeriod(periods, "2018-01-31")).toBe("2017-Q4");
    expect(defaultPeriod(periods, "2018-02-01")).toBe("2018-Q1");
    expect(defaultPeriod(periods, "2026-11-24")).toBe("2018-Q1");
    expect(defaultPeriod([], "2026-11-24")).toBeNull();
  });
});

describe("readPeriod", () => {
  const imat = findKind("imat");
  if (imat === null) throw new Error("There is no IMAT kind");
  it("takes only periods of the kind's own length", () => {
    expect(readPeriod(imat, " 2026-11 ")).toBe("2026-11");
    expect(readPeriod(imat, "2026-Q4")).toBeNull();
    expect(readPeriod(imat, "next month")).toBeNull();
  });
});

describe("isOverdue", () => {
  it("is late from the day after, and never once it was handed in", () => {
    expect(isOverdue(documentOf("alder", "cqm", "2017-Q4", "draft"), "2018-01-31")).toBe(false);
    expect(isOverdue(documentOf("alder", "cqm", "2017-Q4", "returned"), "2018-02-01")).toBe(true);
    expect(isOverdue(documentOf("alder", "cqm", "2017-Q4", "submitted"), "2018-02-01")).toBe(false);
  });
});

const sheet = (sheetId: string, gridId: string, subtitle: string) => ({
  kind: "cqm",
  gridId,
  sheetId,
  sheetName: `Sheet ${sheetId}`,
  subtitle,
});

describe("unboundDocuments", () => {
  const alder = "Alder Creek Family Medicine · Clinical quality measures · 2017-Q4 · due 2018-01-31";

  it("puts the sheets of one document together and reads which it was", () => {
    expect(unboundDocuments([sheet("1", "measures", alder), sheet("2", "providers", alder)], world("chita"))).toEqual([
      {
        kind: "cqm",
        sheets: [sheet("1", "measures", alder), sheet("2", "providers", alder)],
        practiceId: "alder",
        period: "2017-Q4",
      },
    ]);
  });

  it("takes a copied sheet for a document of its own", () => {
    expect(
      unboundDocuments([sheet("1", "measures", alder), sheet("2", "measures", alder)], world("chita")),
    ).toHaveLength(2);
  });

  it("asks where the subtitle says nothing", () => {
    expect(unboundDocuments([sheet("1", "measures", "")], world("chita"))).toMatchObject([
      { practiceId: null, period: null },
    ]);
  });
});

describe("gridsToFind", () => {
  it("has the grids of every kind there is", () => {
    expect(gridsToFind(documentKinds, world("chita")).map(({ kind }) => kind)).toEqual(
      documentKinds.map(({ id }) => id),
    );
  });

  it("is empty for people without a practice", () => {
    expect(gridsToFind(documentKinds, { ...world("chita"), practices: [] })).toEqual([]);
  });
});
