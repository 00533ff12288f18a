import { expect, it } from "vitest";
import { createFixture, pushOf } from "../support/server-fixture.ts";

const hour = 3_600_000;
const steps = [
  { name: "back by a day", milliseconds: -24 * hour },
  { name: "on by a day", milliseconds: 24 * hour },
];

it.each(steps)("loses and reorders nothing when the clock is set $name", async ({ milliseconds }) => {
  const fixture = await createFixture();
  const { documentId } = await fixture.open();
  const params = { documentId };
  const member = await fixture.as("member");
  const other = await fixture.as("champion");
  await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  const { cursor } = await other.call("pull", { params });

  fixture.wait(milliseconds);
  const pushed = await member.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
  expect(pushed.results).toMatchObject([{ outcome: "applied", version: 2 }]);
  const again = await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  expect(again.results).toMatchObject([{ outcome: "alreadyProcessed", version: 1 }]);
  const stale = await other.call("push", { params, body: pushOf("m3", 1, { "1/count": 3 }) });
  expect(stale.results).toMatchObject([{ outcome: "conflict", conflicts: [{ theirs: { value: 2 } }] }]);

  const pulled = await other.call("pull", { params, query: { cursor } });
  expect(pulled.cells["1/count"]).toMatchObject({ value: 2, version: 2 });
  const { changes } = await other.call("history", { params });
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    [1, 2],
    [null, 1],
  ]);
  const champion = await fixture.signIn("champion");
  await champion.call("transition", { params, body: { transition: "submit", expectedVersion: 2 } });
  expect((await champion.call("history", { params })).transitions).toMatchObject([{ transition: "submit" }]);
});

it("does not hold failed attempts of before against anybody when the clock is set back", async () => {
  const fixture = await createFixture();
  const nobody = await fixture.as(null);
  const tryCode = () => nobody.refusal("signIn", { body: { code: "made up" } });
  for (let attempt = 0; attempt < 31; attempt += 1) await tryCode();
  expect((await tryCode()).code).toBe("too-many-requests");
  fixture.wait(-24 * hour);
  expect((await tryCode()).code).toBe("invalid-code");
});
