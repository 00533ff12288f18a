import { describe, expect, it } from "vitest";
import { createFakeServer } from "./support/fake-server.ts";
import { openPane } from "./support/fake-pane.ts";

describe("a cell that a person begins to edit between reading and writing", () => {
  it("keeps what was typed when a pull brings another value: a conflict", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 1, "b/count": 2 });
    sheet.editAfterReading(() => sheet.type("a/count", 3));
    await session.pull();
    expect(sheet.valueOf("a/count")).toBe(3);
    expect(sheet.valueOf("b/count")).toBe(2);
    expect(session.getState()).toMatchObject({
      outcome: { kind: "pulled", changed: 1, conflicts: 1 },
      conflicts: [{ path: "a/count", mine: 3, theirs: { value: 1 } }],
    });
    await session.push();
    expect(server.history().get("a/count")).toEqual([1]); // not overwritten unseen either
  });

  it("takes what a pull brings when the edit is given up", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 1 });
    sheet.editAfterReading(() => {});
    await session.pull();
    expect(sheet.valueOf("a/count")).toBe(1);
    expect(session.getState()).toMatchObject({ conflicts: [], waiting: 0, outcome: { kind: "pulled", changed: 1 } });
    expect(sheet.saved().base.get("a/count")).toBe(1);
  });

  it("gives way to a value that was chosen in the pane, which can be taken back", async () => {
    const { session, sheet } = openPane(createFakeServer());
    await session.check();
    sheet.editAfterReading(() => sheet.type("a/count", 3));
    await session.enter([{ path: "a/count", value: 5 }]);
    expect(sheet.valueOf("a/count")).toBe(5);
    expect(session.getState().replaced).toMatchObject({ cells: [{ path: "a/count", before: 3, now: 5 }] });
    await session.putBack();
    expect(sheet.valueOf("a/count")).toBe(3);
  });

  it("gives way to theirs when that was chosen, and can be taken back too", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 7);
    server.edit({ "a/count": 9 });
    await session.push();
    sheet.editAfterReading(() => sheet.type("a/count", 8));
    await session.settle("a/count", "theirs");
    expect(sheet.valueOf("a/count")).toBe(9);
    expect(session.getState().replaced).toMatchObject({ cells: [{ path: "a/count", before: 8, now: 9 }] });
  });

  it("is not overwritten by what an earlier session could not send", async () => {
    const server = createFakeServer();
    const first = openPane(server);
    const unsaved = first.sheet.copy();
    server.setNetwork("down");
    first.sheet.type("a/count", 7);
    first.sheet.type("b/count", 4);
    await first.session.push();
    const second = openPane(server, { sheet: unsaved, outbox: first.outbox });
    unsaved.editAfterReading(() => unsaved.type("a/count", 8));
    await second.session.check();
    expect(unsaved.valueOf("a/count")).toBe(8);
    expect(unsaved.valueOf("b/count")).toBe(4);
    server.setNetwork("up");
    await second.session.push();
    expect(server.cells().get("a/count")?.value).toBe(8);
    expect(server.cells().get("b/count")?.value).toBe(4);
  });

  it("is told of when people type on and on, and nothing is written", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    server.edit({ "a/count": 1 });
    sheet.fail({ kind: "cell-being-edited" }, "write");
    await session.pull();
    expect(session.getState().outcome).toEqual({ kind: "workbook", error: { kind: "cell-being-edited" } });
    expect(sheet.valueOf("a/count")).toBeNull();
    sheet.fail(null);
    await session.pull();
    expect(sheet.valueOf("a/count")).toBe(1);
  });
});
