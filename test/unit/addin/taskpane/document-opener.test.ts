import { describe, expect, it } from "vitest";
import { err, ok } from "../../../../shared/result.ts";
import { createDocumentOpener, type OpenBound } from "../../../../addin/taskpane/document-opener.ts";
import type { Binding, InsertRequest } from "../../../../addin/workbook/workbook.ts";
import { bindingOf, documentOf, practices, program, world } from "../../../browser/gallery/sample.ts";
import { fakeApi, fakeWorkbook, refused } from "../../../support/pane-fakes.ts";

const document = documentOf("alder", "cqm", "2017-Q4", "draft", 5);
const [practice] = practices;
if (practice === undefined) throw new Error("The sample has no practice");
const choice = { program, practice, kind: "cqm", period: "2017-Q4" };
const stored = { version: 5, changedBy: "Somebody", changedAt: "2018-01-02T00:00:00Z" };
const api = fakeApi({
  openDocument: () => ok({ document }),
  getDocument: () =>
    ok({
      document,
      cells: { "CMS122v5/numerator": { value: 80, ...stored } },
      problems: [],
      explanations: [],
      previous: null,
    }),
});

const neverOpens: OpenBound = () => Promise.reject(new Error("must not be called"));

describe("insert", () => {
  it("puts in what the server holds and keeps it as the base of later changes", async () => {
    const requests: InsertRequest[] = [];
    const workbook = {
      ...fakeWorkbook(),
      insert: (request: InsertRequest) => {
        requests.push(request);
        return Promise.resolve(ok({ ...request.binding, sheets: [] }));
      },
    };
    const steps: string[] = [];
    const inserted = await createDocumentOpener(api, workbook, neverOpens).insert(choice, (step) => steps.push(step));
    expect(steps).toEqual(["fetching", "drawing"]);
    expect(inserted).toMatchObject({ ok: true, value: { documentId: document.documentId, baseVersion: 5 } });
    expect(requests[0]?.cells).toEqual(new Map([["CMS122v5/numerator", 80]]));
    expect(requests[0]?.binding.base).toEqual(requests[0]?.cells);
    expect(requests[0]?.subtitle).toBe(`${practice.name} · Clinical quality measures · 2017-Q4 · due 2018-01-31`);
    expect(requests[0]?.grids.map(({ id }) => id)).toContain("measures");
  });

  it("puts nothing into the workbook when the server refuses or is away", async () => {
    const workbook = { ...fakeWorkbook(), insert: () => Promise.reject(new Error("must not be called")) };
    const refusing = fakeApi({ openDocument: () => refused("not-found") });
    expect(await createDocumentOpener(refusing, workbook, neverOpens).insert(choice)).toMatchObject({
      error: { kind: "client", error: { kind: "refused" } },
    });
    expect(await createDocumentOpener(fakeApi({}), workbook, neverOpens).insert(choice)).toEqual(
      err({ kind: "client", error: { kind: "offline" } }),
    );
  });

  it("hands on why Excel did not take the sheets", async () => {
    const workbook = { ...fakeWorkbook(), insert: () => Promise.resolve(err({ kind: "protected" } as const)) };
    expect(await createDocumentOpener(api, workbook, neverOpens).insert(choice)).toEqual(
      err({ kind: "workbook", error: { kind: "protected" } }),
    );
  });
});

describe("bindAgain", () => {
  it("starts from nothing, so that an old sheet cannot overwrite newer values without a word", async () => {
    const saved: Binding[] = [];
    const workbook = {
      ...fakeWorkbook(),
      saveBinding: (binding: Binding) => {
        saved.push(binding);
        return Promise.resolve(ok(null));
      },
    };
    const sheet = { kind: "cqm", gridId: "measures", sheetId: "7", sheetName: "CQM", subtitle: "" };
    await createDocumentOpener(api, workbook, neverOpens).bindAgain(choice, [sheet]);
    expect(saved).toEqual([
      expect.objectContaining({
        documentId: document.documentId,
        base: new Map(),
        baseVersion: 0,
        cursor: null,
        sheets: [{ gridId: "measures", sheetId: "7", sheetName: "CQM" }],
      }),
    ]);
  });
});

describe("open", () => {
  it("goes by the workbook's binding, which a save may have changed since it was asked for", async () => {
    const asked = bindingOf(document);
    const current = { ...asked, baseVersion: 9, cursor: "later" };
    const opened: Binding[] = [];
    const openBound: OpenBound = (binding) => {
      opened.push(binding);
      return Promise.resolve(err({ kind: "unknown-kind" } as const));
    };
    await createDocumentOpener(api, fakeWorkbook([current]), openBound).open(asked, world("chita"));
    await createDocumentOpener(api, fakeWorkbook(), openBound).open(asked, world("chita"));
    expect(opened).toEqual([current, asked]);
  });

  it("says so when Excel does not let the binding be read", async () => {
    const busy = { ...fakeWorkbook(), readBindings: () => Promise.resolve(err({ kind: "busy" } as const)) };
    expect(await createDocumentOpener(api, busy, neverOpens).open(bindingOf(document), world("chita"))).toEqual(
      err({ kind: "workbook", error: { kind: "busy" } }),
    );
  });
});
