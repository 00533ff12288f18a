import { describe, expect, it } from "vitest";
import { documentKinds } from "../../shared/document/registry.ts";
import { createFixture, programFile, pushOf, type Fixture } from "../support/server-fixture.ts";

const hour = 3_600_000;

/** The fixture's clock begins here. */
const start = Date.parse("2018-04-20T09:00:00Z");

const createIn = (timeZone: string | null): Promise<Fixture> =>
  createFixture({
    file: { ...programFile, program: { ...programFile.program, settings: timeZone === null ? {} : { timeZone } } },
  });

/** Alder's counts of 2018-Q1, due on 30 April, filled, with the clock set to the instant. */
async function filledAt(timeZone: string | null, instant: string) {
  const fixture = await createIn(timeZone);
  const params = { documentId: (await fixture.open()).documentId };
  fixture.wait(Date.parse(instant) - start);
  const champion = await fixture.signIn("champion");
  await champion.call("push", { params, body: pushOf("m1", 0, { "1/count": 5 }) });
  return { fixture, champion, params };
}

/** Alder's row of the completeness table, by the titles of its columns. */
async function completenessOf(fixture: Fixture): Promise<Record<string, string>> {
  const staff = await fixture.signIn("staff");
  const query = { format: "csv", kind: "counts", table: "completeness" };
  const reply = await staff.send("exportProgram", { params: { programId: "valley" }, query });
  const [titles = [], row = []] = (await reply.text()).split("\r\n").map((line) => line.split(","));
  return Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ""]));
}

describe("a due date", () => {
  it.each([
    ["at 5 p.m. in California, when the next day has begun in UTC", "America/Los_Angeles", "2018-05-01T00:00:00Z"],
    ["a minute before midnight in California", "America/Los_Angeles", "2018-05-01T06:59:00Z"],
    ["a minute before midnight in New Zealand", "Pacific/Auckland", "2018-04-30T11:59:00Z"],
    ["a minute before midnight in UTC, where no zone is set", null, "2018-04-30T23:59:00Z"],
  ])("is met everywhere by what comes in %s", async (_, timeZone, instant) => {
    const { fixture, champion, params } = await filledAt(timeZone, instant);
    const [queued] = (await champion.call("queue")).documents;
    expect(queued).toMatchObject({ daysToDue: 0, document: { dueDate: "2018-04-30", timeZone: timeZone ?? "UTC" } });
    expect(await champion.call("requirement", { params })).toMatchObject({ isLate: false });
    await champion.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
    fixture.wait(48 * hour);
    expect(await champion.call("requirement", { params })).toMatchObject({ isLate: false });
    expect(await completenessOf(fixture)).toMatchObject({
      Due: "2018-04-30",
      "Last submitted (UTC)": instant.replace("Z", ".000Z"),
      "Days late (early: below 0)": "0",
      "On time": "true",
    });
  });

  it.each([
    ["California", "America/Los_Angeles", "2018-05-01T07:00:00Z"],
    ["New Zealand, when it is still the day before in UTC", "Pacific/Auckland", "2018-04-30T12:00:00Z"],
    ["UTC, where no zone is set", null, "2018-05-01T00:00:00Z"],
  ])("is missed everywhere from midnight on in %s", async (_, timeZone, instant) => {
    const { fixture, champion, params } = await filledAt(timeZone, instant);
    const place = { practiceId: "alder", kind: "counts", period: "2018-Q1" };
    expect((await champion.call("queue")).documents).toMatchObject([{ daysToDue: -1 }]);
    expect(await champion.call("requirement", { params })).toMatchObject({ isLate: true });
    const other = await fixture.signIn("birch-champion");
    const never = await other.call("requirementAt", { params: { ...place, practiceId: "birch" } });
    expect(never).toMatchObject({ documentId: null, isLate: true });
    expect(await completenessOf(fixture)).toMatchObject({ "On time": "false" });
    await champion.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
    expect(await champion.call("requirement", { params })).toMatchObject({ isLate: true });
    expect(await completenessOf(fixture)).toMatchObject({ "Days late (early: below 0)": "1", "On time": "false" });
  });
});

describe("a program's time zone", () => {
  it("is told with the program, and is UTC where the program names none", async () => {
    const zoneOf = async (timeZone: string | null): Promise<string | undefined> => {
      const { programs } = await (await (await createIn(timeZone)).as("staff")).call("listPrograms");
      return programs[0]?.timeZone;
    };
    expect(await zoneOf("America/Denver")).toBe("America/Denver");
    expect(await zoneOf(null)).toBe("UTC");
  });

  it.each([
    ["is still the day before", "America/Los_Angeles", true],
    ["is that day already", "Pacific/Auckland", false],
  ])("decides whether a date is in the future, where it %s", async (_, timeZone, isFuture) => {
    const program = { ...programFile.program, settings: { timeZone } };
    const file = { ...programFile, program, periods: [{ kind: "imat", period: "2018-04" }] };
    const fixture = await createFixture({ kinds: documentKinds, file });
    const params = { documentId: (await fixture.open("imat", "2018-04")).documentId };
    const member = await fixture.as("member");
    fixture.wait(-6 * hour); // 03:00 UTC on the 20th
    const body = pushOf("m1", 0, { "assessmentDate/value": "2018-04-20" });
    const pushed = await member.call("push", { params, body });
    const { problems } = await member.call("getDocument", { params });
    const codes = problems.filter(({ paths }) => paths.includes("assessmentDate/value")).map(({ code }) => code);
    expect(codes).toEqual(isFuture ? ["imat-date-in-future"] : []);
    expect(pushed.problems).toEqual(problems);
  });
});
