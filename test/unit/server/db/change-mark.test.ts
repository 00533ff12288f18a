import { expect, it } from "vitest";
import { shareMark } from "../../../../server/db/change-mark.ts";

it("asks once for what begins side by side, and anew after", async () => {
  let asked = 0;
  const changeMark = shareMark(() => (asked += 1));
  expect([changeMark(), changeMark()]).toEqual([1, 1]);
  await Promise.resolve();
  expect(changeMark()).toBe(2);
});
