import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelay } from "../../../../addin/sync/retry-delay.ts";
import { createTryAgain } from "../../../../addin/sync/try-again.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { openPane } from "./support/fake-pane.ts";

const pace = { firstMs: 1_000, lastMs: 60_000 };

describe("the wait before another try", () => {
  it("doubles up to its longest, and is spread around that", () => {
    const delays = [1, 2, 3, 10].map((failures) => retryDelay(pace, failures, 0.5));
    expect(delays).toEqual([1_000, 2_000, 4_000, 60_000]);
    expect([retryDelay(pace, 1, 0), retryDelay(pace, 1, 0.999)]).toEqual([500, 1_499]);
  });

  it("is never shorter than the server asks for, and never without end", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(600),
        (failures, random, seconds) => {
          const delay = retryDelay(pace, failures, random, seconds);
          expect(delay).toBeGreaterThanOrEqual(seconds * 1_000);
          expect(delay).toBeLessThanOrEqual(Math.max(90_000, seconds * 1_000));
        },
      ),
    );
  });
});

/** A pane with a value to save, and timers that run when the test says so. */
async function paneThatTriesAgain() {
  const server = createFakeServer();
  const pane = openPane(server);
  const timers: { milliseconds: number; done: () => void }[] = [];
  await pane.session.check();
  const tryAgain = createTryAgain(pane.session, true, {
    random: () => 0.5,
    startTimer: (milliseconds, done) => {
      const timer = { milliseconds, done };
      timers.push(timer);
      return () => {
        timers.splice(timers.indexOf(timer), 1);
      };
    },
  });
  /** Lets the only timer run out, and what it starts come to its end. */
  const runOut = async (): Promise<void> => {
    timers[0]?.done();
    await pane.session.check();
  };
  const waits = () => timers.map(({ milliseconds }) => milliseconds);
  return { server, ...pane, tryAgain, runOut, waits };
}

describe("what could not be saved", () => {
  it("is sent by itself, ever more seldom, until the server is back", async () => {
    const { server, session, sheet, runOut, waits } = await paneThatTriesAgain();
    expect(waits()).toEqual([]);
    server.setNetwork("down");
    sheet.type("a/count", 7);
    await session.push();
    expect(waits()).toEqual([5_000]);
    await runOut();
    expect(waits()).toEqual([10_000]);
    server.setNetwork("up");
    await runOut();
    expect(server.cells().get("a/count")?.value).toBe(7);
    expect(waits()).toEqual([]);
  });

  it("is sent at once when the network comes back", async () => {
    const { server, session, sheet, tryAgain, waits } = await paneThatTriesAgain();
    server.setNetwork("down");
    sheet.type("a/count", 7);
    await session.push();
    server.setNetwork("up");
    tryAgain.now();
    await session.check();
    expect(server.cells().get("a/count")?.value).toBe(7);
    expect(waits()).toEqual([]);
  });

  it("waits as long as a server asks that has no room, and no longer once it was stopped", async () => {
    const { server, session, sheet, tryAgain, runOut, waits } = await paneThatTriesAgain();
    server.refuse("storage-full", {}, 30);
    sheet.type("a/count", 7);
    await session.push();
    expect(waits()).toEqual([30_000]);
    server.refuse(null);
    await runOut();
    expect(server.cells().get("a/count")?.value).toBe(7);

    server.refuse("storage-full", {}, 30);
    sheet.type("a/count", 8);
    await session.push();
    tryAgain.stop();
    expect(waits()).toEqual([]);
  });

  it("is left to the person where it was refused for what it says", async () => {
    const { server, session, sheet, waits } = await paneThatTriesAgain();
    server.refuse("forbidden");
    sheet.type("a/count", 7);
    await session.push();
    expect(session.getState().outcome?.kind).toBe("refused");
    expect(waits()).toEqual([]);
  });
});
