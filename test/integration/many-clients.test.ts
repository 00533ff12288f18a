import { expect, it } from "vitest";
import type { Success, TestClient } from "../support/test-client.ts";
import { createFixture, programFile, pushOf } from "../support/server-fixture.ts";

it("keeps what 100 clients push into one document at once: each value stands, or its author is told", async () => {
  const fixture = await createFixture();
  const { documentId } = await fixture.open();
  const params = { documentId };
  const clients: TestClient[] = [];
  for (let index = 0; index < 100; index += 1) clients.push(await fixture.signIn("member"));
  const turns = 3;
  const told = { applied: 0, conflict: 0 };
  await Promise.all(
    clients.map(async (client, index) => {
      let version = 0;
      for (let turn = 0; turn < turns; turn += 1) {
        const path = `${(index % 5) + 1}/count`;
        const body = pushOf(`c${index}-${turn}`, version, { [path]: index * turns + turn }, `client-${index}`);
        const [first, second] = await Promise.all([
          client.call("push", { params, body }),
          client.call("push", { params, body }),
        ]);
        const outcomes = [first, second].map(({ results }) => results[0]?.outcome ?? "applied");
        expect(outcomes.filter((outcome) => outcome === "alreadyProcessed")).toHaveLength(1);
        told[outcomes.includes("conflict") ? "conflict" : "applied"] += 1;
        version = Math.max(first.version, second.version);
      }
    }),
  );
  expect(told.applied + told.conflict).toBe(100 * turns);
  expect(told.applied).toBeGreaterThan(0);
  expect(told.conflict).toBeGreaterThan(0);

  const pulls = await Promise.all(clients.map((client) => client.call("pull", { params })));
  expect(new Set(pulls.map((pull) => JSON.stringify(pull))).size).toBe(1);
  expect(pulls[0]?.document.version).toBe(told.applied);
  const [client] = clients;
  const log: { path: string; before: unknown; after: unknown }[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Success<"history"> | undefined = await client?.call("history", { params, query: { cursor } });
    log.push(...(page?.changes ?? []));
    cursor = page?.nextCursor ?? null;
  }
  expect(log).toHaveLength(told.applied);
  const held = new Map<string, unknown>();
  for (const { path, before, after } of log.toReversed()) {
    expect(held.get(path) ?? null).toBe(before);
    held.set(path, after);
  }
  for (const [path, cell] of Object.entries(pulls[0]?.cells ?? {})) expect(cell.value).toBe(held.get(path));
}, 60_000);

it("takes pushes to 1,000 documents at once, each into its own", async () => {
  const practices = Array.from({ length: 1_000 }, (_, index) => ({
    practiceId: `p${index}`,
    name: `Practice ${index}`,
  }));
  const documents = practices.map(({ practiceId }) => ({
    practiceId,
    kind: "counts",
    period: "2018-Q1",
    status: "draft",
    cells: {},
    by: "admin",
  }));
  const file = { ...programFile, practices: [...programFile.practices, ...practices], documents };
  const fixture = await createFixture({ file });
  const admin = await fixture.as("admin");
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Success<"listDocuments"> = await admin.call("listDocuments", { query: { limit: "500", cursor } });
    ids.push(...page.documents.map(({ documentId }) => documentId));
    cursor = page.nextCursor;
  }
  expect(ids).toHaveLength(1_000);
  const replies = await Promise.all(
    ids.map((documentId, index) =>
      admin.call("push", { params: { documentId }, body: pushOf("same-id-everywhere", 0, { "1/count": index }) }),
    ),
  );
  expect(new Set(replies.map(({ version, results }) => `${version} ${results[0]?.outcome}`))).toEqual(
    new Set(["1 applied"]),
  );
  for (let from = 0; from < ids.length; from += 500) {
    const asked = ids.slice(from, from + 500);
    const { documents: pulled } = await admin.call("pullMany", {
      body: { documents: asked.map((documentId) => ({ documentId })) },
    });
    expect(pulled.map(({ cells }) => cells["1/count"]?.value)).toEqual(asked.map((_, index) => from + index));
  }
}, 60_000);
