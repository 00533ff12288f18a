import { describe, expect, it } from "vitest";
import type { Schedule } from "../../../../addin/workbook/watch-changes.ts";
import { fixedGrid, openGrid } from "./demo-grids.ts";
import { requestFor } from "./demo-documents.ts";
import { openBook, valueOf } from "./open-book.ts";

/** A timer that waits for the test instead of for time. */
function testTimer() {
  let waiting: (() => void)[] = [];
  const schedule: Schedule = (action) => {
    waiting.push(action);
    return () => {
      waiting = waiting.filter((other) => other !== action);
    };
  };
  return {
    schedule,
    waiting: () => waiting.length,
    elapse: () => {
      const due = waiting;
      waiting = [];
      for (const action of due) action();
    },
  };
}

/** Lets every event that was fired come through: the host hands them over one macrotask later. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function watchedBook() {
  const timer = testTimer();
  const book = await openBook({ schedule: timer.schedule });
  const binding = valueOf(await book.workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
  valueOf(await book.workbook.insert(requestFor("cqm", "2017-Q4", [openGrid])));
  await settle();
  let calls = 0;
  const stop = valueOf(await book.workbook.onChange(binding, () => void calls++));
  return { ...book, binding, timer, stop, calls: () => calls };
}

describe("changes on a document's sheets", () => {
  it("are told once a burst", async () => {
    const { host, timer, calls } = await watchedBook();
    for (const address of ["C5", "C6", "C7"]) host.type("Fixed", address, 1);
    await settle();
    expect(timer.waiting()).toBe(1);
    expect(calls()).toBe(0);
    timer.elapse();
    expect(calls()).toBe(1);
    host.type("Fixed", "C5", 2);
    await settle();
    timer.elapse();
    expect(calls()).toBe(2);
  });

  it("are not told of other sheets", async () => {
    const { host, timer } = await watchedBook();
    host.type("Sheet1", "A1", "mine");
    host.type("Open", "D5", 1);
    await settle();
    expect(timer.waiting()).toBe(0);
  });

  it("are not told when they are ours", async () => {
    const { workbook, binding, timer } = await watchedBook();
    const reading = valueOf(await workbook.read(binding, [fixedGrid]));
    valueOf(await workbook.writeBack(binding, reading, [{ path: "1/score", value: 1 }]));
    await settle();
    expect(timer.waiting()).toBe(0);
  });

  it("are told after the sheet was renamed, and after rows went", async () => {
    const { host, timer } = await watchedBook();
    host.model.renameSheet(host.model.sheet("Fixed"), "Ours");
    host.unprotect("Ours");
    host.deleteRows("Ours", 5);
    await settle();
    expect(timer.waiting()).toBe(1);
  });

  it("are no longer told after the end, a burst under way included", async () => {
    const { host, timer, stop, calls } = await watchedBook();
    host.type("Fixed", "C5", 1);
    await settle();
    await stop();
    expect(timer.waiting()).toBe(0);
    host.type("Fixed", "C5", 2);
    await settle();
    expect(timer.waiting()).toBe(0);
    expect(calls()).toBe(0);
  });
});
