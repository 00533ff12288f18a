import { describe, expect, it } from "vitest";
import { openDocument, type OpenDeps, type Visible } from "../../../../addin/sync/open-document.ts";
import { emptyBinding, openPane } from "./support/fake-pane.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { smallKind } from "./support/small-kind.ts";

const visible: Visible = {
  programs: [{ programId: "p1", name: "Valley", settings: {}, timeZone: "UTC", periods: [] }],
  practices: [{ practiceId: "alder", programId: "p1", name: "Alder Creek", attributes: {} }],
};

function prepare() {
  const server = createFakeServer();
  const { deps, sheet } = openPane(server);
  const openDeps: OpenDeps = { ...deps, findKind: (id) => (id === "small" ? smallKind : null) };
  return { server, openDeps, sheet };
}

describe("opening a document that is in the workbook", () => {
  it("gives a session with the server's document, and touches no sheet", async () => {
    const { server, openDeps, sheet } = prepare();
    server.edit({ "a/count": 1 });
    const opened = await openDocument(openDeps, emptyBinding, visible);
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.practiceName).toBe("Alder Creek");
    expect(opened.value.labelOf("a/count")).toBe("Row a, Count");
    expect(opened.value.labelOf("gone/count")).toBe("gone/count");
    expect(opened.value.session.getState().document.version).toBe(1);
    expect(sheet.calls).toEqual([]);
    await opened.value.session.pull();
    expect(sheet.valueOf("a/count")).toBe(1);
  });

  it("says why it does not open", async () => {
    const { server, openDeps } = prepare();
    const open = (binding = emptyBinding, sees = visible, deps = openDeps) => openDocument(deps, binding, sees);
    expect(await open({ ...emptyBinding, kind: "later" })).toEqual({ ok: false, error: { kind: "unknown-kind" } });
    expect(await open({ ...emptyBinding, period: "soon" })).toMatchObject({ error: { kind: "not-set-up" } });
    expect(await open(emptyBinding, { ...visible, practices: [] })).toMatchObject({ error: { kind: "not-set-up" } });
    server.setNetwork("down");
    expect(await open()).toEqual({ ok: false, error: { kind: "client", error: { kind: "offline" } } });
  });
});
