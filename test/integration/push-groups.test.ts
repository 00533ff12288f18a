import { describe, expect, it } from "vitest";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { Problem } from "../../shared/problem.ts";
import type { PushReply } from "../../shared/protocol/push.ts";
import { apiErrorSchema } from "../../shared/protocol/errors.ts";
import { ok } from "../../shared/result.ts";
import {
  createFixture,
  programFile,
  pushOf,
  startDatabaseServer,
  temporaryFolder,
  type Fixture,
} from "../support/server-fixture.ts";
import { createTestKind } from "../support/test-kind.ts";

/** Pushes to these documents, all sent in one go by the admin. */
async function pushTogether(
  fixture: Fixture,
  pushes: readonly { readonly documentId: string; readonly body: ReturnType<typeof pushOf> }[],
) {
  const admin = await fixture.as("admin");
  const responses = await Promise.all(
    pushes.map(({ documentId, body }) => admin.send("push", { params: { documentId }, body })),
  );
  return Promise.all(responses.map(async (response) => ({ status: response.status, body: await response.json() })));
}

const applied = (reply: { status: number; body: unknown } | undefined) =>
  ((reply?.body ?? { results: [] }) as PushReply).results.map(({ outcome, version }) => [outcome, version]);

describe("pushes that arrive together", () => {
  it("share a commit, each with the reply it would have had alone", async () => {
    const sizes: number[] = [];
    const fixture = await createFixture({ pushGroup: { largest: 64, onGroup: (size) => sizes.push(size) } });
    await fixture.as("admin");
    const documents = await Promise.all(
      ["2018-Q1", "2018-Q2", "2018-Q3"].map((period) => fixture.open("counts", period)),
    );
    const replies = await pushTogether(
      fixture,
      documents.flatMap(({ documentId }) =>
        [1, 2].map((row) => ({ documentId, body: pushOf(`m${row}`, 0, { [`${row}/count`]: row }) })),
      ),
    );
    expect(replies.map(applied)).toEqual([1, 2, 1, 2, 1, 2].map((version) => [["applied", version]]));
    expect(sizes.reduce((total, size) => total + size, 0)).toBe(6);
    expect(Math.max(...sizes)).toBeGreaterThan(1);
  });

  it("see one another's values, mutations and versions", async () => {
    const fixture = await createFixture();
    const { documentId } = await fixture.open();
    const first = pushOf("m1", 0, { "1/count": 1 });
    const replies = await pushTogether(fixture, [
      { documentId, body: first },
      { documentId, body: pushOf("m2", 0, { "1/count": 2 }) },
      { documentId, body: first },
      { documentId, body: pushOf("m1", 0, { "1/count": 3 }) },
      { documentId, body: pushOf("m3", 1, { "1/count": 4 }) },
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 409, 200]);
    expect([0, 1, 2, 4].map((index) => applied(replies[index]))).toEqual([
      [["applied", 1]],
      [["conflict", 1]],
      [["alreadyProcessed", 1]],
      [["applied", 2]],
    ]);
    const member = await fixture.as("member");
    const { cells } = await member.call("getDocument", { params: { documentId } });
    expect(cells["1/count"]).toMatchObject({ value: 4, version: 2 });
    const { changes } = await member.call("history", { params: { documentId } });
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [1, 4],
      [null, 1],
    ]);
  });

  it("are not held up by one that is refused, nor by one that meets a defect", async () => {
    const sound = createTestKind("counts", "chita");
    const broken = { ...createTestKind("broken", "chita"), model: () => ({ ok: false, error: "no model" }) as const };
    const mendable = { ...sound, id: "broken" };
    const kinds = [sound, mendable];
    const fixture = await createFixture({ kinds, file: { ...programFile, periods: [] } });
    const good = await fixture.open("counts");
    const bad = await fixture.open("broken");
    const other = await fixture.open("counts", "2018-Q2");
    kinds[1] = broken;
    const admin = await fixture.as("admin");
    const send = (documentId: string, body: unknown) =>
      fixture.app.request(`/v1/documents/${documentId}/push`, {
        method: "POST",
        headers: { authorization: `Bearer ${admin.token ?? ""}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const responses = await Promise.all([
      send(good.documentId, pushOf("m1", 0, { "1/count": 1 })),
      send(bad.documentId, pushOf("m1", 0, { "1/count": 1 })),
      send(other.documentId, pushOf("m1", 0, { "99/count": 1 })),
      send(other.documentId, pushOf("m2", 0, { "2/count": 2 })),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 500, 400, 200]);
    expect(apiErrorSchema.parse(await responses[2]?.json()).code).toBe("unknown-path");
    expect((await admin.call("pull", { params: { documentId: other.documentId } })).document.version).toBe(1);
  });

  it.each(["a file", "a database behind a network"])(
    "are told of problems in %s where another's rules fail",
    async (place) => {
      const sound = createTestKind("counts", "chita");
      const failing: DocumentKind = {
        ...sound,
        id: "failing",
        model: (context) => {
          const model = sound.model(context);
          const rules = (): Problem[] => {
            throw new Error("a defect in the rules");
          };
          return model.ok ? ok({ ...model.value, rules }) : model;
        },
      };
      const sizes: number[] = [];
      const fixture = await createFixture({
        kinds: [sound, failing],
        file: { ...programFile, periods: [] },
        pushGroup: { largest: 64, onGroup: (size) => sizes.push(size) },
        ...(place === "a file" ? {} : { database: await startDatabaseServer(await temporaryFolder(), 0) }),
      });
      const good = await fixture.open("counts");
      const bad = await fixture.open("failing");
      const admin = await fixture.as("admin");
      await admin.call("push", { params: { documentId: good.documentId }, body: pushOf("m1", 0, { "1/count": 1 }) });
      const responses = await Promise.all(
        [
          { documentId: bad.documentId, body: pushOf("m2", 0, { "1/count": 1 }) },
          { documentId: good.documentId, body: pushOf("m2", 1, { "2/count": 101 }) },
        ].map(async ({ documentId, body }) =>
          fixture.app.request(`/v1/documents/${documentId}/push`, {
            method: "POST",
            headers: { authorization: `Bearer ${admin.token ?? ""}`, "content-type": "application/json" },
            body: JSON.stringify(body),
          }),
        ),
      );
      expect(sizes).toEqual([1, 2]);
      expect(responses.map(({ status }) => status)).toEqual([500, 200]);
      expect(await responses[1]?.json()).toMatchObject({ version: 2, problems: [{ code: "test-high" }] });
      // nothing of what was committed is lost, whether or not it can be judged
      expect((await admin.call("pull", { params: { documentId: bad.documentId } })).document.version).toBe(1);
    },
  );

  it("have a commit each when grouping is off", async () => {
    const sizes: number[] = [];
    const fixture = await createFixture({ pushGroup: { largest: 1, onGroup: (size) => sizes.push(size) } });
    const { documentId } = await fixture.open();
    await pushTogether(
      fixture,
      [1, 2, 3].map((row) => ({ documentId, body: pushOf(`m${row}`, 0, { [`${row}/count`]: row }) })),
    );
    expect(sizes).toEqual([1, 1, 1]);
  });
});
