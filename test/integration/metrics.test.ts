import { describe, expect, it } from "vitest";
import { calls } from "../../shared/protocol/calls.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";

async function scrape({ app }: Fixture): Promise<string> {
  const response = await app.request("/metrics");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return response.text();
}

/** A series' value; undefined where there is none. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

const answered = (text: string, call: keyof typeof calls, status: number) =>
  valueOf(
    text,
    `milepost_request_duration_seconds_count{call="${call}",method="${calls[call].method}",status="${status}"}`,
  );

const pushed = (text: string, outcome: string) => valueOf(text, `milepost_pushes_total{outcome="${outcome}"}`);

describe("the metrics", () => {
  it("count calls by name and status", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    await member.call("pull", { params: { documentId } });
    await member.call("pull", { params: { documentId } });
    await member.send("pull", { params: { documentId: "elsewhere" } });
    await fixture.app.request(`/v1/documents/${documentId}/pull`);
    const text = await scrape(fixture);
    expect([200, 404, 401, 500].map((status) => answered(text, "pull", status))).toEqual([2, 1, 1, undefined]);
    expect([answered(text, "openDocument", 201), answered(text, "signIn", 201)]).toEqual([1, 2]);
  });

  it("count a failure, which no handler answers, with its call", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    fixture.store.close();
    await expect(member.send("receipt", { params: { documentId } })).rejects.toThrow("500");
    expect(answered(await scrape(fixture), "receipt", 500)).toBe(1);
  });

  it("count pushes by outcome, each once, and by the code that refused them", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    const before = await scrape(fixture);
    expect(["applied", "alreadyProcessed", "conflict"].map((outcome) => pushed(before, outcome))).toEqual([0, 0, 0]);
    const push = (body: unknown) => member.send("push", { params: { documentId }, body });
    const [two, three] = [pushOf("m2", 1, { "2/count": 2 }), pushOf("m3", 1, { "3/count": 3 })];
    const twoMutations = { ...two, mutations: [...two.mutations, ...three.mutations] };
    await push(pushOf("m1", 0, { "1/count": 1 }));
    await push(pushOf("m1", 0, { "1/count": 1 }));
    await push(twoMutations);
    await push(pushOf("m4", 0, { "1/count": 4, "4/count": 4 })); // one of its cells is applied
    await push(pushOf("m5", 99, { "1/count": 5 }));
    await push({ mutations: "none" });
    await fixture.app.request(`/v1/documents/${documentId}/push`, { method: "POST" });
    const text = await scrape(fixture);
    const counts = Object.fromEntries(
      [...text.matchAll(/^milepost_pushes_total\{outcome="([^"]+)"\} (\d+)$/gm)].map(([, name, count]) => [
        name,
        Number(count),
      ]),
    );
    expect(counts).toEqual({
      applied: 2,
      alreadyProcessed: 1,
      conflict: 1,
      "version-ahead": 1,
      "malformed-body": 1,
      "not-signed-in": 1,
    });
  });

  it("tell how many pushes share a commit, besides whoever else wants to know", async () => {
    const sizes: number[] = [];
    const fixture = await createFixture({ pushGroup: { largest: 2, onGroup: (size) => sizes.push(size) } });
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    const bodies = [1, 2, 3].map((row) => pushOf(`m${row}`, 0, { [`${row}/count`]: row }));
    await Promise.all(bodies.map((body) => member.call("push", { params: { documentId }, body })));
    const text = await scrape(fixture);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(valueOf(text, "milepost_pushes_per_commit_count")).toBe(sizes.length);
    expect(valueOf(text, "milepost_pushes_per_commit_sum")).toBe(3);
  });

  it("know the event streams that are open", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    const headers = { authorization: `Bearer ${member.token ?? ""}` };
    const open = () => fixture.app.request(`/v1/events?documentId=${documentId}`, { headers });
    const [one, other] = [await open(), await open()];
    expect(valueOf(await scrape(fixture), "milepost_event_streams")).toBe(2);
    await one.body?.cancel();
    const text = await scrape(fixture);
    expect(valueOf(text, "milepost_event_streams")).toBe(1);
    expect(answered(text, "watch", 200)).toBe(2);
    await other.body?.cancel();
    expect(valueOf(await scrape(fixture), "milepost_event_streams")).toBe(0);
  });

  it("name no document, person, practice, path, value or token", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const member = await fixture.as("member");
    await member.call("push", { params: { documentId }, body: pushOf("mutation-17", 0, { "1/count": 987_654_321 }) });
    await member.send("pull", { params: { documentId: "made-up-id" } });
    await member.send("openDocument", { params: { practiceId: "alder", kind: "counts", period: "2018-Q1" } });
    await fixture.app.request("/not-of-the-protocol");
    await fixture.app.request(`/v1/documents/${documentId}/push`, { method: "PATCH" });
    const text = await scrape(fixture);
    const secrets = [
      documentId,
      member.token,
      (await fixture.as("admin")).token,
      "member",
      "admin",
      "alder",
      "2018-Q1",
    ];
    const others = ["mutation-17", "client-1", "1/count", "987654321", "made-up-id", "not-of-the-protocol", "PATCH"];
    for (const secret of [...secrets, ...others]) expect(text).not.toContain(secret);
  });

  it("are each app's own, and tell of the process", async () => {
    const [one, other] = [await createFixture(), await createFixture()];
    const { documentId } = await one.open();
    const member = await one.as("member");
    await member.call("pull", { params: { documentId } });
    expect(answered(await scrape(other), "pull", 200)).toBeUndefined();
    await scrape(one);
    const again = await scrape(one);
    expect(answered(again, "pull", 200)).toBe(1);
    expect(valueOf(again, "process_cpu_seconds_total")).toBeGreaterThan(0);
    expect(valueOf(again, "process_resident_memory_bytes")).toBeGreaterThan(0);
  });
});
