import { afterEach, describe, expect, it } from "vitest";
import { offerToPane, takeCommands } from "../../../../addin/commands/command-channel.ts";
import { keepReport, readReport, takeKeptReport } from "../../../../addin/commands/report-store.ts";

const open: BroadcastChannel[] = [];
const channel = (name: string): BroadcastChannel => {
  const made = new BroadcastChannel(name);
  open.push(made);
  return made;
};

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

describe("the channel between the ribbon's page and the pane", () => {
  it("hands a command to an open pane", async () => {
    const taken: string[] = [];
    takeCommands(channel("a"), (command) => taken.push(command));
    expect(await offerToPane(channel("a"), "push", "1")).toBe(true);
    expect(taken).toEqual(["push"]);
  });

  it("tells that no pane is open, and passes over what is not a command", async () => {
    const taken: string[] = [];
    takeCommands(channel("b"), (command) => taken.push(command));
    const other = channel("b");
    for (const said of [null, "push", { what: "asked", id: "2", command: "format-disk" }, { what: "asked" }]) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
      other.postMessage(said);
    }
    expect(await offerToPane(channel("c"), "push", "3")).toBe(false);
    expect(taken).toEqual([]);
  });
});

describe("a report that could not be shown", () => {
  it("waits for the pane and is shown once", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as Storage;
    keepReport(storage, "p.", [{ intent: "success", text: "Saved." }]);
    expect(takeKeptReport(storage, "")).toEqual([]);
    expect(takeKeptReport(storage, "p.")).toEqual([{ intent: "success", text: "Saved." }]);
    expect(takeKeptReport(storage, "p.")).toEqual([]);
  });

  it("is nothing when it cannot be read", () => {
    for (const text of [null, "", "{", "[1]", '[{"intent":"loud","text":"x"}]']) expect(readReport(text)).toEqual([]);
  });
});
