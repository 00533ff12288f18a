import { describe, expect, it } from "vitest";
import { loadProgram } from "../../server/services/load-program.ts";
import { valueAt } from "../../shared/cell.ts";
import type { DocumentKind, JudgeInput } from "../../shared/document/document-kind.ts";
import type { Problem } from "../../shared/problem.ts";
import { ok } from "../../shared/result.ts";
import { connect } from "../bench/bench-data.ts";
import {
  createFixture,
  programFile,
  pushOf,
  startDatabaseServer,
  temporaryFolder,
  type FixtureOptions,
} from "../support/server-fixture.ts";
import { createTestKind } from "../support/test-kind.ts";

const counts = createTestKind("counts", "chita");

type Context = Parameters<DocumentKind["model"]>[0];

/** Finds one thing in every document, and says of it what is given. */
const saying = (words: (input: JudgeInput, context: Context) => string): DocumentKind => ({
  ...counts,
  model: (context) => {
    const model = counts.model(context);
    const rules = (input: JudgeInput): Problem[] => [
      { code: "test-high", severity: "note", paths: ["1/count"], message: words(input, context) },
    ];
    return model.ok ? ok({ ...model.value, rules }) : model;
  },
});

/** Says what the document before holds, and the day. */
const comparing = saying(({ previous, today }) => {
  const before = previous === null ? null : valueAt(previous.cells, "1/count");
  return `before: ${String(before)}, on ${today}`;
});

const twoServers = async (options: FixtureOptions) =>
  [await createFixture(options), await createFixture(options)] as const;

/** Two servers on the same data: a file of one folder, or one database behind a network. */
const places = {
  "a file": async (options: FixtureOptions) => twoServers({ ...options, folder: await temporaryFolder() }),
  "a database behind a network": async (options: FixtureOptions) => {
    const folder = await temporaryFolder();
    return twoServers({ ...options, folder, database: await startDatabaseServer(folder, 0) });
  },
};

/** Puts the data back to before the document's second version, as restoring a backup under running servers does. */
async function takeBack(folder: string, documentId: string): Promise<void> {
  const database = connect(folder);
  try {
    await database.batch(
      [
        `DELETE FROM changes WHERE document_id = '${documentId}' AND version > 1`,
        `DELETE FROM mutations WHERE document_id = '${documentId}' AND version > 1`,
        `DELETE FROM cells WHERE document_id = '${documentId}' AND version > 1`,
        `UPDATE documents SET version = 1, version_made_by = 'm1' WHERE document_id = '${documentId}'`,
      ],
      "write",
    );
  } finally {
    database.close();
  }
}

/** A server whose first push to the document is behind it, and another one beside it. */
async function begin(place: keyof typeof places, options: FixtureOptions = {}) {
  const [here, elsewhere] = await places[place](options);
  const { documentId } = await here.open();
  const params = { documentId };
  const member = await here.signIn("member");
  await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  return { here, elsewhere, params, member };
}

describe.each(["a file", "a database behind a network"] as const)(
  "what a server knows of a document in %s",
  (place) => {
    it("is not taken for what another server made of it", async () => {
      const { elsewhere, params, member } = await begin(place);
      const champion = await elsewhere.as("champion");
      await champion.call("push", { params, body: pushOf("m2", 1, { "1/count": 2, "2/count": 101 }) });
      const { results, problems } = await member.call("push", {
        params,
        body: pushOf("m3", 1, { "1/count": 3, "3/count": 7 }),
      });
      expect(results).toMatchObject([
        {
          outcome: "conflict",
          version: 3,
          conflicts: [{ path: "1/count", mine: 3, theirs: { value: 2, version: 2 } }],
        },
      ]);
      expect(problems).toMatchObject([{ code: "test-high", paths: ["2/count"] }]);
      const { cells } = await member.call("pull", { params });
      expect(Object.entries(cells).map(([path, { value }]) => [path, value])).toEqual([
        ["1/count", 2],
        ["2/count", 101],
        ["3/count", 7],
      ]);
      const { changes } = await member.call("history", { params });
      expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
        ["3/count", null, 7],
        ["2/count", null, 101],
        ["1/count", 1, 2],
        ["1/count", null, 1],
      ]);
    });

    it("is not taken for what was made of a backup that was restored beneath it, though the version is the same", async () => {
      const { here, elsewhere, params, member } = await begin(place);
      await member.call("push", { params, body: pushOf("m2", 1, { "2/count": 2 }) });
      const { cursor } = await member.call("pull", { params });
      await takeBack(here.folder, params.documentId);
      const champion = await elsewhere.as("champion");
      await champion.call("push", { params, body: pushOf("other", 1, { "1/count": 7 }) });
      const body = { ...pushOf("m3", 2, { "1/count": 3 }), cursor };
      expect(await member.refusal("push", { params, body })).toMatchObject({ code: "version-ahead", version: 2 });
      const { cells } = await champion.call("pull", { params });
      expect(Object.entries(cells).map(([path, { value }]) => [path, value])).toEqual([["1/count", 7]]);
    });

    it("follows the day, and the document that it is compared with", async () => {
      const kinds = [createTestKind("checklist", "facilitator"), comparing];
      const { here, elsewhere, params, member } = await begin(place, { kinds });
      const next = { documentId: (await here.open("counts", "2018-Q2")).documentId };
      const found = async (version: number): Promise<string[]> => {
        const body = pushOf(`n${version}`, version, { "1/count": version });
        return (await member.call("push", { params: next, body })).problems.map(({ message }) => message);
      };
      expect(await found(0)).toEqual(["before: null, on 2018-04-20"]);
      here.wait(24 * 3_600_000);
      expect(await found(1)).toEqual(["before: null, on 2018-04-21"]);
      const admin = await here.as("admin");
      for (const transition of ["submit", "accept"]) {
        await admin.call("transition", { params, body: { transition, expectedVersion: 1 } });
      }
      expect(await found(2)).toEqual(["before: 1, on 2018-04-21"]);
      // the other server takes it back, changes it and accepts it anew
      const other = await elsewhere.as("admin");
      await other.call("transition", { params, body: { transition: "reopen", expectedVersion: 1 } });
      expect(await found(3)).toEqual(["before: null, on 2018-04-21"]);
      await other.call("push", { params, body: pushOf("m2", 1, { "1/count": 52 }) });
      for (const transition of ["submit", "accept"]) {
        await other.call("transition", { params, body: { transition, expectedVersion: 2 } });
      }
      expect(await found(4)).toEqual(["before: 52, on 2018-04-21"]);
    });

    it("is judged by the settings of now", async () => {
      const { elsewhere, params, member } = await begin(place);
      const codes = async (version: number): Promise<string[]> => {
        const body = pushOf(`s${version}`, version, { "2/count": 50, "2/note": `${version}` });
        return (await member.call("push", { params, body })).problems.map(({ code }) => code);
      };
      expect(await codes(1)).toEqual([]);
      const program = { ...programFile.program, settings: { counts: { limit: 10 } } };
      expect((await loadProgram(elsewhere.deps, { ...programFile, program })).ok).toBe(true);
      expect(await codes(2)).toEqual(["test-high"]);
    });

    it("is judged by what the practice is called now", async () => {
      const kinds = [createTestKind("checklist", "facilitator"), saying((_, { practice }) => practice.name)];
      const { elsewhere, params, member } = await begin(place, { kinds });
      const name = async (version: number): Promise<string[]> => {
        const body = pushOf(`s${version}`, version, { "1/count": version + 1 });
        return (await member.call("push", { params, body })).problems.map(({ message }) => message);
      };
      expect(await name(1)).toEqual(["Alder Creek"]);
      const practices = programFile.practices.map((one) => ({ ...one, name: one.name.replace("Creek", "Brook") }));
      expect((await loadProgram(elsewhere.deps, { ...programFile, practices })).ok).toBe(true);
      expect(await name(2)).toEqual(["Alder Brook"]);
    });

    it("names whoever changed a cell as they are called now", async () => {
      const { here, elsewhere, params } = await begin(place);
      const people = programFile.people.map((one) => (one.userId === "member" ? { ...one, name: "Front desk" } : one));
      const loaded = await loadProgram(elsewhere.deps, { ...programFile, people });
      expect(loaded.ok).toBe(true);
      const champion = await here.as("champion");
      const { results } = await champion.call("push", { params, body: pushOf("m2", 0, { "1/count": 5 }) });
      expect(results).toMatchObject([{ conflicts: [{ theirs: { value: 1, changedBy: "Front desk" } }] }]);
    });

    it("gives nobody a right that they have no longer", async () => {
      const { elsewhere, params, member } = await begin(place);
      const people = programFile.people.map((one) => (one.userId === "member" ? { ...one, grants: [] } : one));
      expect((await loadProgram(elsewhere.deps, { ...programFile, people })).ok).toBe(true);
      const unseen = await member.refusal("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
      expect(unseen.code).toBe("not-found");
      await elsewhere.app.request("/v1/sessions/current", {
        method: "DELETE",
        headers: { authorization: `Bearer ${member.token ?? ""}` },
      });
      const ended = await member.refusal("push", { params, body: pushOf("m3", 1, { "1/count": 3 }) });
      expect(ended.code).toBe("not-signed-in");
    });
  },
);
