import { describe, expect, it } from "vitest";
import { createGate } from "../../../../server/db/gate.ts";

describe("a gate", () => {
  it("runs no more jobs at once than it has places, in the order they came", async () => {
    const gate = createGate(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const job = (index: number) => async () => {
      started.push(index);
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return index;
    };
    const results = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => gate(job(index))));
    expect(results).toEqual([0, 1, 2, 3, 4, 5]);
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it("goes on after a job that failed", async () => {
    const gate = createGate(1);
    const failing = gate(() => Promise.reject(new Error("failed")));
    const after = gate(() => Promise.resolve("done"));
    await expect(failing).rejects.toThrow("failed");
    expect(await after).toBe("done");
  });
});
