import { describe, expect, it } from "vitest";
import type { OpenDeps, Visible } from "../../../../addin/sync/open-document.ts";
import { summarizeDocument } from "../../../../addin/sync/summarize-document.ts";
import { emptyBinding, openPane } from "./support/fake-pane.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { smallKind } from "./support/small-kind.ts";

const visible: Visible = {
  programs: [{ programId: "p1", name: "Valley", settings: {}, timeZone: "UTC", periods: [] }],
  practices: [{ practiceId: "alder", programId: "p1", name: "Alder Creek", attributes: {} }],
};

function prepare() {
  const server = createFakeServer();
  const { deps, sheet, session } = openPane(server);
  const openDeps: OpenDeps = { ...deps, findKind: (id) => (id === "small" ? smallKind : null) };
  return { server, openDeps, sheet, session };
}

describe("a summary of a document in the workbook", () => {
  it("counts what is filled, wrong, unexplained and unsaved, in one reading that writes nothing", async () => {
    const { openDeps, sheet, server } = prepare();
    sheet.type("b/count", 700);
    sheet.type("c/count", "abc");
    expect(await summarizeDocument(openDeps, emptyBinding, visible)).toEqual({
      ok: true,
      value: {
        progress: { done: 2, of: 4, words: "rows filled" },
        toFix: 2,
        toExplain: 1,
        waiting: 2,
      },
    });
    expect(sheet.calls).toEqual(["read"]);
    expect(server.pushes).toEqual([]);
  });

  it("asks no more for what was explained", async () => {
    const { openDeps, sheet, session } = prepare();
    sheet.type("a/count", 700);
    await session.check();
    const [problem] = session.getState().problems;
    if (problem === undefined) throw new Error("No problem was found");
    await session.explain(problem, "A clinic was merged in.");
    const summary = await summarizeDocument(openDeps, sheet.saved(), visible);
    expect(summary).toMatchObject({ value: { toFix: 0, toExplain: 0, waiting: 0 } });
  });

  it("says why it cannot tell", async () => {
    const { openDeps, sheet, server } = prepare();
    server.setNetwork("down");
    expect(await summarizeDocument(openDeps, emptyBinding, visible)).toEqual({
      ok: false,
      error: { kind: "client", error: { kind: "offline" } },
    });
    sheet.fail({ kind: "sheet-missing" });
    expect(await summarizeDocument(openDeps, emptyBinding, visible)).toMatchObject({
      error: { kind: "workbook", error: { kind: "sheet-missing" } },
    });
  });
});
