import { describe, expect, it } from "vitest";
import { late } from "../../../addin/late.ts";
import { ahead } from "../../../addin/taskpane/ahead.ts";

describe("late", () => {
  it("loads once, when it is first wanted", async () => {
    let loads = 0;
    const part = late(() => Promise.resolve(++loads));
    expect(loads).toBe(0);
    expect(await Promise.all([part(), part()])).toEqual([1, 1]);
    expect(await part()).toBe(1);
  });

  it("gives null where it does not come, and tries again for the next", async () => {
    const answers = [Promise.reject(new TypeError("Failed to fetch")), Promise.resolve("there")];
    const part = late(() => answers.shift() ?? Promise.resolve("loaded twice"));
    expect(await part()).toBeNull();
    expect(await part()).toBe("there");
    expect(await part()).toBe("there");
  });
});

describe("ahead", () => {
  it("begins before it is asked, gives that once, and then loads anew", async () => {
    let loads = 0;
    const take = ahead(() => Promise.resolve(++loads));
    expect(loads).toBe(1);
    expect(await take()).toBe(1);
    expect(loads).toBe(1);
    expect(await take()).toBe(2);
  });
});
