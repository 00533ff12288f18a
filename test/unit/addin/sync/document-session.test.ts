import { describe, expect, it } from "vitest";
import { hashCells } from "../../../../shared/canonical-hash.ts";
import { createDocumentSession } from "../../../../addin/sync/create-document-session.ts";
import { createMemoryOutbox } from "../../../../addin/sync/memory-outbox.ts";
import { pushRequestSchema } from "../../../../shared/protocol/push.ts";
import { err } from "../../../../shared/result.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { emptyBinding, openPane } from "./support/fake-pane.ts";

const pushed = (body: unknown) => pushRequestSchema.parse(body).mutations;

/** A document in two panes, in which one person has answered a question that the other's pane still asks. */
async function explainedElsewhere() {
  const server = createFakeServer();
  const [mine, theirs] = [openPane(server), openPane(server, { name: "Member" })];
  mine.sheet.type("a/count", 700);
  await mine.session.push();
  await theirs.session.pull();
  const [problem] = mine.session.getState().problems;
  if (problem === undefined) throw new Error("No problem was found");
  await mine.session.explain(problem, "A clinic was merged in.");
  return { server, theirs };
}

describe("checking", () => {
  it("judges the sheet, counts what waits and works out progress and figures", async () => {
    const { session, sheet } = openPane(createFakeServer());
    sheet.type("b/count", 12);
    sheet.type("c/count", "abc");
    await session.check();
    const state = session.getState();
    expect(state.problems.map(({ code, paths }) => [code, paths])).toEqual([
      ["not-a-count", ["c/count"]],
      ["small-missing", ["a/count"]],
    ]);
    expect(state.waiting).toBe(2);
    expect(state.progress).toMatchObject({ done: 2, of: 4 });
    expect(state.figures[0]).toMatchObject({ id: "sum" });
    expect(state.activity).toBe("idle");
    expect(state.outcome).toBeNull();
  });

  it("judges by the day it is in the document's time zone", async () => {
    const { deps } = openPane(createFakeServer());
    const zones = new Set<string>();
    const today = (timeZone: string) => {
      zones.add(timeZone);
      return "2031-02-01";
    };
    const document = { ...deps.document, timeZone: "America/Denver" };
    await createDocumentSession({ ...deps, document, today }).check();
    expect([...zones]).toEqual(["America/Denver"]);
  });

  it("says where a sheet's own problem stands when no path can", async () => {
    const { session, sheet } = openPane(createFakeServer());
    sheet.type("xa/amount", 1);
    await session.check();
    expect(session.getState().problems.filter(({ address }) => address !== null)).toEqual([]);
    sheet.removeRow("b");
    await session.check();
    expect(session.getState().problems[0]).toMatchObject({ code: "row-missing", paths: [] });
  });

  it("reports a workbook that cannot be read and forgets the report once it can", async () => {
    const { session, sheet } = openPane(createFakeServer());
    sheet.fail({ kind: "cell-being-edited" });
    await session.check();
    expect(session.getState().outcome).toEqual({ kind: "workbook", error: { kind: "cell-being-edited" } });
    expect(session.getState().isRead).toBe(false);
    sheet.fail(null);
    await session.check();
    expect(session.getState().isRead).toBe(true);
    expect(session.getState().outcome).toBeNull();
  });

  it("judges again after the sheet changed, for as long as it is watched", async () => {
    const { session, sheet } = openPane(createFakeServer());
    const end = await session.watch();
    sheet.type("a/count", 5);
    sheet.change();
    sheet.change();
    await session.jumpTo("a/count");
    expect(session.getState().waiting).toBe(1);
    expect(sheet.calls.filter((name) => name === "read")).toHaveLength(1);
    await end();
    sheet.type("b/count", 5);
    sheet.change();
    await session.jumpTo("a/count");
    expect(session.getState().waiting).toBe(1);
  });

  it("runs one call after the other, in order", async () => {
    const { session, sheet } = openPane(createFakeServer());
    const seen: string[] = [];
    session.subscribe(() => seen.push(session.getState().activity));
    sheet.type("a/count", 1);
    await Promise.all([session.push(), session.check()]);
    expect([
      ...new Set(
        seen
          .join(" ")
          .split(" idle")
          .map((part) => part.trim().split(" ")[0]),
      ),
    ]).toEqual(["pushing", "checking", ""]);
  });
});

describe("pushing", () => {
  it("sends what changed, then holds base, version, cursor and a receipt in the workbook", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    sheet.type("a/count", 7);
    sheet.type("a/note", "fine");
    sheet.type("xa/amount", 3);
    await session.push();
    expect(session.getState()).toMatchObject({
      outcome: { kind: "pushed", saved: 3, conflicts: 0 },
      waiting: 0,
      isOnline: true,
      differences: [],
      document: { version: 1 },
    });
    expect(sheet.saved()).toMatchObject({ baseVersion: 1, cursor: "1" });
    const cells = new Map<string, string | number>([
      ["a/count", 7],
      ["a/note", "fine"],
      ["xa/amount", 3],
    ]);
    expect(sheet.saved().base).toEqual(cells);
    expect(sheet.saved().receipt).toEqual({
      version: 1,
      hash: await hashCells(cells, (bytes) => crypto.subtle.digest("SHA-256", bytes)),
      at: "2031-02-01T09:00:00.000Z",
    });
    expect(session.getState().receipt).toEqual(sheet.saved().receipt);
    expect((await outbox.list("d1")).ok && (await outbox.list("d1"))).toMatchObject({ value: [] });
  });

  it("takes three round trips to Excel: a reading, a look after the network, one write of the binding", async () => {
    const { session, sheet } = openPane(createFakeServer());
    sheet.type("a/count", 7);
    await session.push();
    expect(sheet.calls).toEqual(["read", "read", "saveBinding"]);
  });

  it("leaves a receipt that tells on reopening where the sheet is no longer what the program holds", async () => {
    const server = createFakeServer();
    const first = openPane(server);
    first.sheet.type("a/count", 7);
    await first.session.push();
    first.sheet.type("b/count", 1);
    const second = openPane(server, { sheet: first.sheet.copy() });
    await second.session.check();
    expect(second.session.getState()).toMatchObject({ receipt: { version: 1 }, differences: ["b/count"], waiting: 1 });
  });

  it("has nothing to say when nothing changed, and writes nothing", async () => {
    const { session, sheet } = openPane(createFakeServer());
    sheet.type("a/count", 7);
    await session.push();
    const before = sheet.calls.length;
    await session.push();
    expect(session.getState().outcome).toEqual({ kind: "nothing-to-push" });
    expect(sheet.calls.slice(before)).toEqual(["read"]);
  });

  it("keeps the outbox filled before anything is sent", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    server.setNetwork("down");
    sheet.type("a/count", 7);
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "offline", waiting: 1 }, isOnline: false, waiting: 1 });
    const kept = await outbox.list("d1");
    expect(kept.ok && kept.value).toMatchObject([{ baseVersion: 0, cells: [{ path: "a/count", value: 7 }] }]);
    server.setNetwork("up");
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "pushed", saved: 1 }, isOnline: true, waiting: 0 });
    expect(kept.ok && pushed(server.pushes[0])[0]?.mutationId).toBe(kept.ok && kept.value[0]?.mutationId);
  });

  it("sends the same mutation again after a lost reply, and applies it once", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 7);
    server.setNetwork("loses-replies");
    await session.push();
    expect(session.getState().outcome).toEqual({ kind: "offline", waiting: 1 });
    server.setNetwork("up");
    await session.push();
    expect(pushed(server.pushes[0])).toEqual(pushed(server.pushes[1]));
    expect(server.history().get("a/count")).toEqual([7]);
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
  });

  it("queues a second mutation for a queued cell that is edited again, and keeps their order", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    server.setNetwork("down");
    sheet.type("a/count", 1);
    await session.push();
    sheet.type("a/count", 2);
    await session.push();
    const kept = await outbox.list("d1");
    expect(kept.ok && kept.value.map(({ cells }) => cells)).toEqual([
      [{ path: "a/count", value: 1 }],
      [{ path: "a/count", value: 2 }],
    ]);
    server.setNetwork("up");
    await session.push();
    expect(server.history().get("a/count")).toEqual([1, 2]);
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
  });

  it("does not clash with itself when the first of two edits was taken and its reply lost", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 1);
    server.setNetwork("loses-replies");
    await session.push();
    server.setNetwork("up");
    sheet.type("a/count", 2);
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(2);
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
  });

  it("takes what another wrote over an acknowledged value whose reply was lost", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 1);
    server.setNetwork("loses-replies");
    await session.push();
    server.edit({ "a/count": 9 });
    server.setNetwork("up");
    await session.push();
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
    expect(sheet.valueOf("a/count")).toBe(9);
  });

  it("shows a clash, keeps both values, and does not push mine over it again", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    server.edit({ "a/count": 9, "b/count": 4 });
    sheet.type("a/count", 7);
    sheet.type("c/count", 1);
    await session.push();
    expect(session.getState()).toMatchObject({
      outcome: { kind: "pushed", saved: 1, conflicts: 1 },
      conflicts: [{ path: "a/count", label: "Row a, Count", base: null, mine: 7, theirs: { value: 9 } }],
    });
    expect(sheet.valueOf("a/count")).toBe(7);
    expect(sheet.valueOf("b/count")).toBe(4);
    expect(await outbox.list("d1")).toEqual({ ok: true, value: [] });
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(9);
    expect(session.getState().conflicts).toHaveLength(1);
  });

  it("finds an open conflict again after the pane was closed, and cannot overwrite it from the start", async () => {
    const server = createFakeServer();
    const first = openPane(server);
    server.edit({ "a/count": 9 });
    first.sheet.type("a/count", 7);
    await first.session.push();
    const second = openPane(server, { sheet: first.sheet, outbox: first.outbox });
    await second.session.push();
    expect(server.cells().get("a/count")?.value).toBe(9);
    expect(second.session.getState().conflicts).toMatchObject([{ path: "a/count", mine: 7, theirs: { value: 9 } }]);
  });

  it("finds an open conflict again by pulling, too", async () => {
    const server = createFakeServer();
    const first = openPane(server);
    server.edit({ "a/count": 9 });
    first.sheet.type("a/count", 7);
    await first.session.push();
    const second = openPane(server, { sheet: first.sheet, outbox: first.outbox });
    await second.session.pull();
    expect(second.session.getState().conflicts).toMatchObject([{ path: "a/count", mine: 7, theirs: { value: 9 } }]);
  });

  it("still saves edits of other cells that changed elsewhere while a conflict is open", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 9 });
    server.edit({ "b/count": 4 });
    sheet.type("a/count", 7);
    await session.push();
    sheet.type("b/count", 5);
    await session.push();
    expect(server.cells().get("b/count")?.value).toBe(5);
    expect(session.getState()).toMatchObject({ conflicts: [{ path: "a/count" }], waiting: 1 });
  });

  it("brings queued values back into a workbook that was closed without saving", async () => {
    const server = createFakeServer();
    const first = openPane(server);
    const unsaved = first.sheet.copy();
    server.setNetwork("down");
    first.sheet.type("a/count", 7);
    first.sheet.type("xa/amount", 2);
    await first.session.push();
    const second = openPane(server, { sheet: unsaved, outbox: first.outbox });
    await second.session.check();
    expect(unsaved.valueOf("a/count")).toBe(7);
    expect(unsaved.valueOf("xa/amount")).toBe(2);
    expect(second.session.getState().waiting).toBe(2);
    server.setNetwork("up");
    await second.session.push();
    expect(server.cells().get("a/count")?.value).toBe(7);
    expect(server.pushes).toHaveLength(1);
  });

  it("loses nothing when the session has ended, and sends it after signing in again", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    sheet.type("a/count", 7);
    server.refuse("session-expired");
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "signed-out", waiting: 1 }, waiting: 1 });
    expect(await outbox.list("d1")).toMatchObject({ value: [{ cells: [{ path: "a/count", value: 7 }] }] });
    server.refuse(null);
    await session.push();
    expect(session.getState().outcome).toEqual({ kind: "pushed", saved: 1, conflicts: 0 });
  });

  it("says that an accepted document takes nothing, shows its status, and sends after it was reopened", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.set({ status: "accepted" });
    sheet.type("a/count", 7);
    await session.push();
    expect(session.getState()).toMatchObject({
      outcome: { kind: "refused", error: { code: "document-locked" } },
      document: { status: "accepted" },
      waiting: 1,
    });
    expect(server.pushes).toHaveLength(1);
    server.set({ status: "draft" });
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(7);
  });

  it("does not send for ever what the server will never take", async () => {
    const server = createFakeServer();
    const { session, sheet, outbox } = openPane(server);
    sheet.type("a/count", 7);
    server.refuse("mutation-id-reused");
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "refused" }, waiting: 1 });
    expect(await outbox.list("d1")).toEqual({ ok: true, value: [] });
    server.refuse(null);
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(7);
  });

  it("leaves a text that is too long in its cell as a problem, and sends the rest", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/note", "x".repeat(32_768));
    sheet.type("a/count", 1);
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "pushed", saved: 1 }, waiting: 1 });
  });

  it("sends without an outbox when the disk is full", async () => {
    const server = createFakeServer();
    const full = { ...createMemoryOutbox(), add: async () => err({ kind: "full" as const }) };
    const { session, sheet } = openPane(server, { outbox: full });
    sheet.type("a/count", 7);
    server.setNetwork("down");
    await session.push();
    expect(session.getState().outcome).toEqual({ kind: "offline", waiting: 1 });
    server.setNetwork("up");
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(7);
  });

  it("counts as saved what the server took, though the pull after it did not arrive", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 7);
    server.setNetwork(1);
    await session.push();
    expect(session.getState()).toMatchObject({ outcome: { kind: "pushed", saved: 1 }, isOnline: false, waiting: 0 });
    server.setNetwork("up");
    sheet.type("a/count", 8);
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(8);
    expect(session.getState().conflicts).toEqual([]);
  });

  it("clears what people take out: a cell, and a row they had added", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 7);
    sheet.type("xa/amount", 2);
    await session.push();
    sheet.type("a/count", null);
    sheet.removeRow("xa");
    await session.push();
    expect([...server.cells().values()].map(({ value }) => value)).toEqual([null, null]);
    expect(session.getState().waiting).toBe(0);
  });

  it("takes a fixed row that is gone for a lost row, not for cleared values", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("b/count", 7);
    await session.push();
    sheet.removeRow("b");
    await session.push();
    expect(server.cells().get("b/count")?.value).toBe(7);
    expect(session.getState().outcome).toEqual({ kind: "nothing-to-push" });
  });

  it("splits what is too large for one mutation", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    for (const row of ["a", "b", "c", "d"]) sheet.type(`${row}/note`, "é".repeat(7_900));
    await session.push();
    expect(server.cells().size).toBe(4);
    expect(session.getState().waiting).toBe(0);
  });
});

describe("pulling", () => {
  it("writes only what changed there and not here, in one write with the binding", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 1, "b/count": 2, "xb/amount": 5 });
    sheet.type("b/count", 3);
    await session.pull();
    expect(sheet.cells().get("a/count")).toBe(1);
    expect(sheet.valueOf("b/count")).toBe(3);
    expect(sheet.valueOf("xb/amount")).toBe(5);
    expect(session.getState()).toMatchObject({
      outcome: { kind: "pulled", changed: 2, conflicts: 1 },
      conflicts: [{ path: "b/count", mine: 3, theirs: { value: 2 } }],
    });
    expect(sheet.calls).toEqual(["read", "writeBack", "read"]);
    expect(sheet.saved().base.get("a/count")).toBe(1);
  });

  it("keeps the base as it was when Excel does not let it write, and brings the change the next time", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 1 });
    sheet.fail({ kind: "protected" }, "write");
    await session.pull();
    expect(session.getState().outcome).toEqual({ kind: "workbook", error: { kind: "protected" } });
    sheet.fail(null);
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(1);
    expect(sheet.valueOf("a/count")).toBe(1);
  });

  it("does not go back and forth over a value that was kept in another spelling", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": "1,204" });
    sheet.type("a/count", 1204);
    await session.pull();
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
    await session.push();
    expect(server.pushes).toHaveLength(0);
  });

  it("makes conflicts, not overwrites, of what differs once the server is back from an old backup", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 1);
    await session.push();
    const restore = server.backup();
    sheet.type("a/count", 2);
    sheet.type("b/count", 5);
    await session.push();
    restore();
    await session.pull();
    expect(sheet.valueOf("a/count")).toBe(2);
    expect(session.getState()).toMatchObject({ conflicts: [{ path: "a/count", mine: 2, theirs: { value: 1 } }] });
    await session.settle("a/count", "mine");
    expect(server.cells().get("a/count")?.value).toBe(2);
    expect(server.cells().get("b/count")?.value).toBe(5);
  });

  it("compares before pushing when the server says the workbook is ahead", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 1);
    const restore = server.backup();
    await session.push();
    restore();
    sheet.type("a/count", 2);
    await session.push();
    expect(session.getState().outcome).toMatchObject({ kind: "refused", error: { code: "version-ahead" } });
    await session.push();
    expect(server.cells().get("a/count")?.value).toBe(2);
  });
});

async function clash() {
  const server = createFakeServer();
  const pane = openPane(server);
  server.edit({ "a/count": 9 });
  pane.sheet.type("a/count", 7);
  await pane.session.push();
  return { server, ...pane };
}

describe("settling a conflict", () => {
  it("pushes mine over theirs, on top of the version that was seen", async () => {
    const { server, session, sheet } = await clash();
    const before = server.pushes.length;
    await session.settle("a/count", "mine");
    expect(server.history().get("a/count")).toEqual([9, 7]);
    expect(server.pushes.slice(before).map((body) => pushed(body)[0]?.baseVersion)).toEqual([1]);
    expect(session.getState()).toMatchObject({ conflicts: [], waiting: 0, outcome: { kind: "pushed", saved: 1 } });
    expect(sheet.saved()).toMatchObject({ baseVersion: 2, cursor: "2" });
  });

  it("writes theirs into the sheet and sends nothing", async () => {
    const { server, session, sheet } = await clash();
    const before = server.pushes.length;
    await session.settle("a/count", "theirs");
    expect(sheet.valueOf("a/count")).toBe(9);
    expect(session.getState()).toMatchObject({ conflicts: [], waiting: 0, outcome: { kind: "pulled", changed: 1 } });
    await session.push();
    expect(server.pushes).toHaveLength(before);
    expect(sheet.saved()).toMatchObject({ baseVersion: 1, cursor: "1" });
  });

  it("restores the value that lost, whichever it was, and the next push sends it", async () => {
    for (const [choice, lost] of [
      ["mine", 9],
      ["theirs", 7],
    ] as const) {
      const { server, session, sheet } = await clash();
      await session.settle("a/count", choice);
      expect(session.getState().replaced).toMatchObject({ why: "conflict", cells: [{ before: lost }] });
      await session.putBack();
      expect(sheet.valueOf("a/count")).toBe(lost);
      await session.push();
      expect(session.getState()).toMatchObject({ conflicts: [], waiting: 0, replaced: null });
      expect(server.cells().get("a/count")?.value).toBe(lost);
    }
  });

  it("is a conflict again when somebody changed it once more", async () => {
    const { server, session } = await clash();
    server.edit({ "a/count": 10 });
    await session.settle("a/count", "mine");
    expect(server.cells().get("a/count")?.value).toBe(10);
    expect(session.getState().conflicts).toMatchObject([{ mine: 7, base: 9, theirs: { value: 10 } }]);
  });

  it("keeps the choice while the server is away", async () => {
    const { server, session, sheet, outbox } = await clash();
    server.setNetwork("down");
    await session.settle("a/count", "mine");
    expect(session.getState().outcome).toEqual({ kind: "offline", waiting: 1 });
    server.setNetwork("up");
    const later = openPane(server, { sheet, outbox });
    await later.session.push();
    expect(server.cells().get("a/count")?.value).toBe(7);
    expect(later.session.getState().conflicts).toEqual([]);
  });

  it("has settled itself when both have come to the same value", async () => {
    const { session, sheet } = await clash();
    sheet.type("a/count", 9);
    await session.check();
    expect(session.getState().conflicts).toEqual([]);
    await session.push();
    expect(session.getState()).toMatchObject({ waiting: 0 });
    expect(sheet.saved()).toMatchObject({ baseVersion: 1 });
  });
});

describe("a sheet bound again without its base", () => {
  it("overwrites nothing unseen", async () => {
    const server = createFakeServer();
    server.edit({ "a/count": 1, "b/count": 2, "c/count": 3 });
    const cells = new Map([
      ["a/count", 1],
      ["b/count", 20],
      ["d/count", 4],
    ]);
    const { session, sheet } = openPane(server, { binding: emptyBinding, cells });
    await session.pull();
    expect(session.getState()).toMatchObject({
      conflicts: [{ path: "b/count", mine: 20, theirs: { value: 2 } }],
      waiting: 2,
    });
    expect(sheet.valueOf("a/count")).toBe(1);
    expect(sheet.valueOf("b/count")).toBe(20);
    expect(sheet.valueOf("c/count")).toBe(3);
    expect(server.cells().has("d/count")).toBe(false);
    await session.push();
    expect(server.cells().get("d/count")?.value).toBe(4);
    expect(server.cells().get("b/count")?.value).toBe(2);
  });

  it("comes to the same when pushing is the first thing done", async () => {
    const server = createFakeServer();
    server.edit({ "a/count": 1, "b/count": 2, "c/count": 3 });
    const cells = new Map([
      ["a/count", 1],
      ["b/count", 20],
      ["d/count", 4],
    ]);
    const { session, sheet } = openPane(server, { binding: emptyBinding, cells });
    await session.push();
    expect(session.getState().conflicts).toMatchObject([{ path: "b/count", mine: 20, theirs: { value: 2 } }]);
    expect(sheet.valueOf("c/count")).toBe(3);
    expect(server.cells().get("d/count")?.value).toBe(4);
  });
});

describe("steps", () => {
  it("pushes what waits, then submits that version", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 7);
    await session.step("submit");
    expect(session.getState()).toMatchObject({
      outcome: { kind: "stepped", transition: "submit" },
      document: { status: "submitted", version: 1 },
    });
  });

  it("shows the problems that stand in the way", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 700);
    await session.step("submit");
    expect(session.getState()).toMatchObject({
      outcome: { kind: "refused", error: { code: "has-problems" } },
      problems: [{ code: "small-high", explanation: null }],
      document: { status: "draft" },
    });
  });

  it("does not submit over an open conflict, changes nobody looked at, or rows that were not read", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 9 });
    sheet.type("a/count", 7);
    await session.step("submit");
    expect(session.getState().outcome).toEqual({ kind: "conflicts-open", conflicts: 1 });
    await session.settle("a/count", "theirs");
    server.edit({ "b/count": 1 });
    await session.step("submit");
    expect(session.getState().outcome).toMatchObject({ kind: "refused", error: { code: "version-behind" } });
    sheet.removeRow("c");
    await session.step("submit");
    expect(session.getState().outcome).toMatchObject({ kind: "refused", error: { code: "has-problems" } });
    expect(server.document().status).toBe("draft");
  });

  it("reopens without pushing first, since an accepted document takes no push", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.set({ status: "accepted" });
    sheet.type("a/count", 7);
    await session.step("reopen");
    expect(session.getState().outcome).toEqual({ kind: "stepped", transition: "reopen" });
    await session.push();
    expect(session.getState().waiting).toBe(0);
  });

  it("explains after pushing, so that the explanation is of the values on the sheet", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 700);
    await session.check();
    const [problem] = session.getState().problems;
    if (problem === undefined) throw new Error("No problem was found");
    await session.explain(problem, "A clinic was merged in.");
    expect(session.getState()).toMatchObject({
      outcome: { kind: "explained" },
      problems: [{ code: "small-high", explanation: "A clinic was merged in." }],
    });
    await session.step("submit");
    expect(session.getState().document.status).toBe("submitted");
    sheet.type("a/count", 800);
    await session.check();
    expect(session.getState().problems).toMatchObject([{ code: "small-high", explanation: null }]);
  });

  it("hears what others have explained, and asks no more for it", async () => {
    const { theirs } = await explainedElsewhere();
    const activities = new Set<string>();
    theirs.session.subscribe(() => activities.add(theirs.session.getState().activity));
    await theirs.session.catchUp(); // what tells of versions does not tell of the log
    expect(theirs.session.getState().problems).toMatchObject([{ code: "small-high", explanation: null }]);
    activities.clear();
    await theirs.session.noteLog();
    expect([...activities]).toEqual(["idle"]); // nobody's buttons are held up for it
    expect(theirs.session.getState()).toMatchObject({
      heard: 1,
      problems: [{ code: "small-high", explanation: "A clinic was merged in." }],
    });
  });

  it("never takes an older answer for the newer one, however the replies come in", async () => {
    const { server, theirs } = await explainedElsewhere();
    const [problem] = theirs.session.getState().problems;
    if (problem === undefined) throw new Error("No problem was found");
    const { api } = theirs.deps;
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: typeof api = {
      call: async (name, input) => {
        const reply = await api.call(name, input);
        if (name === "listExplanations") await held;
        return reply;
      },
    };
    const session = createDocumentSession({ ...theirs.deps, binding: theirs.sheet.saved(), api: slow });
    await session.check();
    const asked = server.requests.length;
    const heard = session.noteLog();
    await session.explain(problem, "Two clinics were.");
    release();
    await heard;
    expect(session.getState().problems).toMatchObject([{ explanation: "Two clinics were." }]);
    expect(server.requests.slice(asked)).toEqual(["explanations", "explanations", "explanations"]); // heard, said, asked again
  });

  it.each(["pull", "poll", "catchUp"] as const)(
    "tries again with %s where hearing of explanations failed",
    async (how) => {
      const { server, theirs } = await explainedElsewhere();
      server.setNetwork("down");
      await theirs.session.noteLog();
      expect(theirs.session.getState()).toMatchObject({ isOnline: false, problems: [{ explanation: null }] });
      server.setNetwork("up");
      await theirs.session[how]();
      expect(theirs.session.getState().problems).toMatchObject([{ explanation: "A clinic was merged in." }]);
      const asked = server.requests.length;
      await theirs.session.catchUp();
      expect(server.requests.slice(asked)).toEqual(["pull"]);
    },
  );

  /** A pane whose problem with 700 was fixed to 100. */
  async function openFixed() {
    const pane = openPane(createFakeServer());
    pane.sheet.type("a/count", 700);
    await pane.session.check();
    const [problem] = pane.session.getState().problems;
    if (problem === undefined) throw new Error("No problem was found");
    await pane.session.applyFix(problem);
    return pane;
  }

  it("writes an offered fix into the sheet and judges again", async () => {
    const { session, sheet } = await openFixed();
    expect(sheet.valueOf("a/count")).toBe(100);
    expect(session.getState().problems).toEqual([]);
    expect(session.getState().replaced).toMatchObject({
      why: "fix",
      cells: [{ path: "a/count", before: 700, now: 100 }],
    });
    await session.putBack();
    expect(sheet.valueOf("a/count")).toBe(700);
    expect(session.getState()).toMatchObject({ problems: [{ code: "small-high" }], replaced: null });
  });

  it("offers no way back once somebody typed over what took the place", async () => {
    const { session, sheet } = await openFixed();
    sheet.type("a/count", 55);
    await session.check();
    expect(session.getState().replaced).toBeNull();
    await session.putBack();
    expect(sheet.valueOf("a/count")).toBe(55);
  });

  it("offers back what was typed over a replaced value in the moment in which that was put back", async () => {
    const { session, sheet } = await openFixed();
    sheet.type("a/count", 55);
    await session.putBack();
    expect(sheet.valueOf("a/count")).toBe(700);
    expect(session.getState().replaced).toMatchObject({ cells: [{ path: "a/count", before: 55, now: 700 }] });
    await session.putBack();
    expect(sheet.valueOf("a/count")).toBe(55);
  });
});
