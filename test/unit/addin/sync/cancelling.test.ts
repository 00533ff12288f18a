import { describe, expect, it } from "vitest";
import type { ApiClient } from "../../../../addin/sync/api-client.ts";
import { createDocumentSession } from "../../../../addin/sync/create-document-session.ts";
import type { DocumentSession } from "../../../../addin/sync/document-session.ts";
import { openPane, type FakePane } from "./support/fake-pane.ts";
import { createFakeServer } from "./support/fake-server.ts";

/** A session whose pushes arrive and whose replies do not, until they are let through. */
function heldUp({ deps }: FakePane): { readonly session: DocumentSession; readonly letThrough: () => void } {
  let isHeld = true;
  const api: ApiClient = {
    call: async (name, input) => {
      const reply = await deps.api.call(name, input);
      if (name === "push" && isHeld) await new Promise<never>(() => {});
      return reply;
    },
  };
  return {
    session: createDocumentSession({ ...deps, api }),
    letThrough: () => {
      isHeld = false;
    },
  };
}

const cellsOf = ({ sheet }: FakePane) => Object.fromEntries([...sheet.cells()].filter(([, value]) => value !== null));

describe("a save that is given up", () => {
  it("ends at once, keeps what was typed, and is brought to its end by the next one without anything applied twice", async () => {
    const server = createFakeServer();
    const pane = openPane(server);
    const { session, letThrough } = heldUp(pane);
    pane.sheet.type("a/count", 4);
    pane.sheet.type("b/count", 5);
    const pushing = session.push();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(session.getState()).toMatchObject({ activity: "pushing", sending: { done: 0, of: 2 } });
    session.cancel();
    await pushing;
    expect(session.getState()).toMatchObject({ activity: "idle", sending: null, waiting: 2, isOnline: true });
    expect(session.getState().outcome).toEqual({ kind: "cancelled", saved: 0, waiting: 2 });
    expect(cellsOf(pane)).toMatchObject({ "a/count": 4, "b/count": 5 });

    letThrough();
    await session.push();
    expect(session.getState()).toMatchObject({ waiting: 0, conflicts: [] });
    expect(session.getState().outcome).toMatchObject({ kind: "pushed" });
    expect(server.document().version).toBe(1);
  });

  it("leaves later work alone", async () => {
    const { session, sheet } = openPane(createFakeServer());
    session.cancel();
    sheet.type("a/count", 4);
    await session.push();
    expect(session.getState().outcome).toMatchObject({ kind: "pushed", saved: 1 });
  });
});
