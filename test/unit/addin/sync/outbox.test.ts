import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { createIndexedDbOutbox } from "../../../../addin/sync/indexed-db-outbox.ts";
import { createMemoryOutbox } from "../../../../addin/sync/memory-outbox.ts";
import type { OutboxEntry } from "../../../../addin/sync/outbox.ts";

const entry = (mutationId: string, documentId = "d1"): OutboxEntry => ({
  mutationId,
  documentId,
  baseVersion: 1,
  cells: [{ path: "a/count", value: mutationId }],
  queuedAt: "2031-02-01T09:00:00.000Z",
});

let names = 0;

describe.each([
  ["in memory", createMemoryOutbox],
  ["in IndexedDB", () => createIndexedDbOutbox(`outbox-${names++}`)],
])("the outbox %s", (_, create) => {
  const idsOf = async (outbox: ReturnType<typeof create>, documentId = "d1") => {
    const listed = await outbox.list(documentId);
    return listed.ok && listed.value.map(({ mutationId }) => mutationId);
  };

  it("keeps entries by document, in the order of adding and not of their ids", async () => {
    const outbox = create();
    await outbox.add([entry("z"), entry("a")]);
    await outbox.add([entry("m", "d2"), entry("b")]);
    expect(await idsOf(outbox)).toEqual(["z", "a", "b"]);
    expect(await outbox.list("d2")).toEqual({ ok: true, value: [entry("m", "d2")] });
  });

  it("takes out what was acknowledged, and minds no unknown id", async () => {
    const outbox = create();
    await outbox.add([entry("1"), entry("2"), entry("3")]);
    expect(await outbox.remove(["2", "unknown"])).toEqual({ ok: true, value: null });
    expect(await idsOf(outbox)).toEqual(["1", "3"]);
  });
});

describe("the outbox in IndexedDB", () => {
  it("is still there when the pane is opened again", async () => {
    const name = `outbox-${names++}`;
    await createIndexedDbOutbox(name).add([entry("1")]);
    expect(await createIndexedDbOutbox(name).list("d1")).toEqual({ ok: true, value: [entry("1")] });
  });

  it("says that the disk is full, keeps nothing of what did not fit, and works again afterwards", async () => {
    const outbox = createIndexedDbOutbox(`outbox-${names++}`);
    await outbox.add([entry("1")]);
    let room = 1;
    const full = new DOMException("No more room", "QuotaExceededError");
    const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, value) {
      if (room-- === 0) throw full;
      return this.put(value);
    });
    expect(await outbox.add([entry("2"), entry("3")])).toEqual({ ok: false, error: { kind: "full" } });
    add.mockRestore();
    await outbox.add([entry("4")]);
    const listed = await outbox.list("d1");
    expect(listed.ok && listed.value.map(({ mutationId }) => mutationId)).toEqual(["1", "4"]);
  });

  it("reports storage that cannot be had", async () => {
    const open = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("Blocked", "SecurityError");
    });
    const outbox = createIndexedDbOutbox(`outbox-${names++}`);
    expect(await outbox.list("d1")).toEqual({ ok: false, error: { kind: "failed" } });
    open.mockRestore();
    expect(await outbox.list("d1")).toEqual({ ok: true, value: [] });
  });
});
