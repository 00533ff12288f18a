import { expect, it } from "vitest";
import { createFixture } from "../support/server-fixture.ts";

it("refuses an export from a period after the one it goes to, and says which way round they belong", async () => {
  const fixture = await createFixture();
  const staff = await fixture.as("staff");
  const between = (from: string, to: string) => ({
    params: { programId: "valley" },
    query: { format: "csv", from, to },
  });
  for (const [from, to] of [
    ["2018-Q2", "2018-Q1"],
    ["2018", "2017-H2"],
    ["2018-04", "2018-Q1"],
  ] as const) {
    const refusal = await staff.refusal("exportProgram", between(from, to));
    expect([refusal.status, refusal.code]).toEqual([400, "malformed-body"]);
    expect(refusal.detail).toBe(`from: ${from} is after to, ${to}. Put the earlier period into from.`);
  }
  for (const [from, to] of [
    ["2018-Q1", "2018-Q1"],
    ["2018-Q2", "2018-H1"],
    ["2018", "2018-Q1"],
  ] as const) {
    expect((await staff.send("exportProgram", between(from, to))).status).toBe(200);
  }
});

it("does not tell those who may not export that their periods are the wrong way round", async () => {
  const fixture = await createFixture();
  const query = { from: "2018-Q2", to: "2018-Q1" };
  const input = { params: { programId: "valley" }, query };
  expect((await (await fixture.as("member")).refusal("exportProgram", input)).status).toBe(403);
  expect((await (await fixture.as("other-staff")).refusal("exportProgram", input)).status).toBe(404);
});
