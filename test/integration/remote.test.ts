import { describe, expect, it } from "vitest";
import { loadProgram } from "../../server/services/load-program.ts";
import { createFixture, pushOf, startDatabaseServer, temporaryFolder } from "../support/server-fixture.ts";

/** A fixture whose database is a round trip away, and a count of the round trips. */
async function begin(latencyMs = 0) {
  const database = await startDatabaseServer(await temporaryFolder(), latencyMs);
  const fixture = await createFixture({ database });
  const { documentId } = await fixture.open();
  return { database, fixture, documentId, params: { documentId } };
}

describe("a database behind a network", () => {
  it("costs a pull one round trip, with the session in it", async () => {
    const { database, fixture, params } = await begin(20);
    const member = await fixture.as("member");
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    database.takeRequests();
    const first = await member.call("pull", { params });
    expect(database.takeRequests()).toBe(1);
    await member.call("pull", { params, query: { cursor: first.cursor } });
    expect(database.takeRequests()).toBe(1);
  });

  it("costs a push one round trip where the document is known, and two where it is not", async () => {
    const { database, fixture, params } = await begin(20);
    const member = await fixture.as("member");
    database.takeRequests();
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    expect(database.takeRequests()).toBe(3); // the session as well: it is the first push of this person
    const champion = await fixture.as("champion");
    await champion.call("push", { params, body: pushOf("m2", 1, { "2/count": 2 }) });
    database.takeRequests();
    for (let turn = 3; turn <= 6; turn += 1) {
      const { results, problems } = await member.call("push", {
        params,
        body: pushOf(`m${turn}`, turn - 1, { "1/count": turn * 30 }),
      });
      expect(results.map(({ outcome, version }) => [outcome, version])).toEqual([["applied", turn]]);
      expect(problems.map(({ code }) => code)).toEqual(turn * 30 > 100 ? ["test-high"] : []);
      expect(database.takeRequests()).toBe(1);
    }
  });

  it("costs a group of pushes one round trip", async () => {
    const { database, fixture, documentId, params } = await begin(20);
    const other = (await fixture.open("counts", "2018-Q2")).documentId;
    const member = await fixture.as("member");
    for (const id of [documentId, other]) {
      await member.call("push", { params: { documentId: id }, body: pushOf("m0", 0, { "1/count": 1 }) });
    }
    database.takeRequests();
    const first = member.call("push", { params, body: pushOf("m1", 1, { "1/count": 2 }) });
    await new Promise((resolve) => setTimeout(resolve, 10)); // it is on its way: the others gather behind it
    const rest = [1, 2, 3].flatMap((row) =>
      [documentId, other].map((id) =>
        member.call("push", { params: { documentId: id }, body: pushOf(`r${row}`, 1, { [`${row + 1}/count`]: row }) }),
      ),
    );
    const replies = await Promise.all([first, ...rest]);
    expect(replies.flatMap(({ results }) => results.map(({ outcome }) => outcome))).toEqual(
      Array.from({ length: 7 }, () => "applied"),
    );
    expect(database.takeRequests()).toBe(2);
  });

  it("answers a push whose commit's reply was lost, and applies it once", async () => {
    const { database, fixture, params } = await begin();
    const member = await fixture.as("member");
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    database.loseReplies(1);
    const body = pushOf("m2", 1, { "1/count": 2 });
    const first = await member.call("push", { params, body });
    expect(first.results.map(({ version }) => version)).toEqual([2]);
    const again = await member.call("push", { params, body });
    expect(again.results.map(({ outcome, version }) => [outcome, version])).toEqual([["alreadyProcessed", 2]]);
    const { changes } = await member.call("history", { params });
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [1, 2],
      [null, 1],
    ]);
  });

  it("never decides on what another server has changed", async () => {
    const { database, fixture, params } = await begin();
    const member = await fixture.as("member");
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    const elsewhere = await createFixture({ database });
    const champion = await elsewhere.as("champion");
    await champion.call("push", { params, body: pushOf("m2", 1, { "1/count": 2, "2/count": 5 }) });
    const pushed = await member.call("push", { params, body: pushOf("m3", 1, { "1/count": 3, "3/count": 7 }) });
    expect(pushed.results).toMatchObject([
      { outcome: "conflict", version: 3, conflicts: [{ path: "1/count", mine: 3, theirs: { value: 2 } }] },
    ]);
    const { cells } = await member.call("pull", { params });
    expect(Object.entries(cells).map(([path, { value }]) => [path, value])).toEqual([
      ["1/count", 2],
      ["2/count", 5],
      ["3/count", 7],
    ]);
    // the same mutation through both: one applies it, the other says so
    const body = pushOf("m4", 3, { "4/count": 1 });
    const both = await Promise.all([member.call("push", { params, body }), champion.call("push", { params, body })]);
    const outcomes = both.map(({ results }) => results[0]?.outcome ?? "");
    expect(outcomes.toSorted()).toEqual(["alreadyProcessed", "applied"]);
  });

  it("takes nothing on trust that has ended meanwhile: sessions, roles, the document's status", async () => {
    const { fixture, params, database } = await begin();
    const member = await fixture.signIn("member");
    const champion = await fixture.as("champion");
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    const elsewhere = await createFixture({ database });
    const admin = await elsewhere.as("admin");
    for (const transition of ["submit", "accept"]) {
      await admin.call("transition", { params, body: { transition, expectedVersion: 1 } });
    }
    const locked = await member.refusal("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    expect(locked.code).toBe("document-locked");
    await admin.call("transition", { params, body: { transition: "reopen", expectedVersion: 1 } });
    await member.call("push", { params, body: pushOf("m3", 1, { "1/count": 3 }) });

    await member.call("push", { params, body: pushOf("m4", 2, { "1/count": 4 }) });
    await elsewhere.app.request("/v1/sessions/current", {
      method: "DELETE",
      headers: { authorization: `Bearer ${member.token ?? ""}` },
    });
    const ended = await member.refusal("push", { params, body: pushOf("m5", 3, { "1/count": 5 }) });
    expect(ended.code).toBe("not-signed-in");
    const nothing = await member.refusal("push", { params, body: { ...pushOf("m6", 3, {}), mutations: [] } });
    expect(nothing.code).toBe("not-signed-in");

    await champion.call("push", { params, body: pushOf("m7", 3, { "2/count": 1 }) });
    const person = { userId: "champion", name: "Champion, Alder Creek", grants: [] };
    const program = { programId: "valley", name: "Valley program", settings: {} };
    await loadProgram(elsewhere.deps, { program, periods: [], practices: [], people: [person] });
    const gone = await champion.refusal("push", { params, body: pushOf("m8", 4, { "2/count": 2 }) });
    expect(gone.code).toBe("not-found");
  });

  it("says that the database cannot be reached, half-writes nothing, and takes the push again when it is back", async () => {
    const { database, fixture, params } = await begin();
    const member = await fixture.signIn("member");
    await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    const body = pushOf("m2", 1, { "1/count": 2, "2/count": 3 });
    database.setReachable(false);
    const refused = await member.refusal("push", { params, body });
    expect([refused.status, refused.code]).toEqual([424, "storage-unavailable"]);
    expect((await member.refusal("pull", { params })).code).toBe("storage-unavailable");
    const response = await fixture.app.request("/v1/programs", {
      headers: { authorization: `Bearer ${member.token ?? ""}` },
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([424, "10"]);
    database.setReachable(true);
    const before = await member.call("pull", { params });
    expect(Object.entries(before.cells).map(([path, { value }]) => [path, value])).toEqual([["1/count", 1]]);
    const { results } = await member.call("push", { params, body });
    expect(results).toMatchObject([{ outcome: "applied", version: 2 }]);
  });
});
