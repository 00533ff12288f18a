import { describe, expect, it } from "vitest";
import { openPane } from "./support/fake-pane.ts";
import { createFakeServer } from "./support/fake-server.ts";

describe("where each cell's value is", () => {
  it("goes from waiting over saved to in conflict, and blank cells have no state", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    sheet.type("a/count", 1);
    sheet.type("b/count", 2);
    await session.check();
    const states = () => Object.fromEntries(session.getState().cellStates);
    expect(states()).toEqual({ "a/count": "waiting", "b/count": "waiting" });
    await session.push();
    expect(states()).toEqual({ "a/count": "saved", "b/count": "saved" });

    const other = openPane(server, { name: "Member" });
    await other.session.pull();
    other.sheet.type("a/count", 5);
    await other.session.push();
    sheet.type("a/count", 9);
    sheet.type("c/count", 3);
    await session.push();
    expect(states()).toEqual({ "a/count": "conflict", "b/count": "saved", "c/count": "saved" });
  });

  it("is locked once the document is accepted", async () => {
    const server = createFakeServer();
    const { session, sheet } = openPane(server);
    for (const [index, path] of ["a/count", "b/count", "c/count"].entries()) sheet.type(path, index + 1);
    await session.step("submit");
    await session.step("accept");
    expect(session.getState().document.status).toBe("accepted");
    expect(new Set(session.getState().cellStates.values())).toEqual(new Set(["locked"]));
  });
});

describe("marks on the sheet", () => {
  it("follow the states for as long as they are shown", async () => {
    const { session, sheet } = openPane(createFakeServer());
    await session.showMarks(false);
    sheet.type("a/count", 1);
    await session.check();
    expect(sheet.marks()).toBeNull();
    await session.showMarks(true);
    expect(session.getState().isMarked).toBe(true);
    expect(sheet.marks()?.get("a/count")).toBe("waiting");
    await session.push();
    expect(sheet.marks()?.get("a/count")).toBe("saved");
    await session.showMarks(false);
    expect(session.getState().isMarked).toBe(false);
    expect(sheet.marks()).toBeNull();
    sheet.type("a/count", 2);
    await session.check();
    expect(sheet.marks()).toBeNull();
  });

  it("are offered again with a reason when the workbook refuses them", async () => {
    const { session, sheet } = openPane(createFakeServer());
    await session.check();
    sheet.fail({ kind: "protected" });
    await session.showMarks(true);
    expect(session.getState().isMarked).toBe(false);
    expect(session.getState().outcome).toEqual({ kind: "workbook", error: { kind: "protected" } });
  });
});
