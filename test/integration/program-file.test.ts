import { describe, expect, it } from "vitest";
import { loadProgram } from "../../server/services/load-program.ts";
import { createFixture, programFile, pushOf } from "../support/server-fixture.ts";

const document = {
  practiceId: "alder",
  kind: "counts",
  period: "2017-Q4",
  status: "accepted",
  cells: { "1/count": "1,204", "1/note": "from the file", "2/count": "" },
  submittedAt: "2018-01-20T10:00:00Z",
  acceptedAt: "2018-01-25T10:00:00Z",
  by: "champion",
};

describe("a program file", () => {
  it("brings documents in with the history they would have had", async () => {
    const fixture = await createFixture({ file: { ...programFile, documents: [document] } });
    const staff = await fixture.as("staff");
    const { documents } = await staff.call("listDocuments");
    expect(documents).toMatchObject([
      { status: "accepted", version: 1, submittedAt: document.submittedAt, acceptedAt: document.acceptedAt },
    ]);
    const params = { documentId: documents[0]?.documentId ?? "" };
    const { cells } = await staff.call("getDocument", { params });
    const mark = { version: 1, changedBy: "Champion, Alder Creek", changedAt: "2018-01-20T10:00:00Z" };
    expect(cells).toEqual({ "1/count": { value: 1204, ...mark }, "1/note": { value: "from the file", ...mark } });
    const history = await staff.call("history", { params });
    expect(history.changes).toHaveLength(2);
    expect(history.transitions.map(({ transition, at }) => [transition, at])).toEqual([
      ["accept", document.acceptedAt],
      ["submit", document.submittedAt],
    ]);
  });

  it("loaded again updates names, roles and due dates, and leaves documents as they are", async () => {
    const draft = { ...document, status: "draft" };
    const fixture = await createFixture({ file: { ...programFile, documents: [draft] } });
    const champion = await fixture.as("champion");
    const { documents } = await champion.call("listDocuments");
    const params = { documentId: documents[0]?.documentId ?? "" };
    await champion.call("push", { params, body: pushOf("m1", 1, { "1/count": 5 }) });

    const again = await loadProgram(fixture.deps, {
      ...programFile,
      program: { ...programFile.program, name: "Valley, renamed" },
      periods: [{ kind: "counts", period: "2017-Q4", dueDate: "2018-02-15" }],
      people: [
        { userId: "champion", name: "Champion", grants: [] },
        { userId: "member", name: "New label", grants: programFile.people[0]?.grants },
      ],
      documents: [draft],
    });
    expect(again).toEqual({
      ok: true,
      value: { programId: "valley", timeZone: null, practices: 2, people: 2, documents: 0 },
    });
    expect(await champion.refusal("getDocument", { params })).toMatchObject({ status: 404 });
    const member = await fixture.as("member");
    expect((await member.call("me")).user.name).toBe("New label");
    const read = await member.call("getDocument", { params });
    expect(read.document).toMatchObject({ version: 2, dueDate: "2018-02-15" });
    expect(read.cells["1/count"]?.value).toBe(5);
    expect((await member.call("listPrograms")).programs.map(({ name }) => name)).toEqual(["Valley, renamed"]);
  });

  it("leaves people's roles in other programs alone", async () => {
    const fixture = await createFixture();
    const person = { userId: "other-staff", name: "Other staff", grants: [] };
    await loadProgram(fixture.deps, { ...programFile, people: [person] });
    const { grants } = await (await fixture.as("other-staff")).call("me");
    expect(grants).toHaveLength(1);
  });
});

const [alder] = programFile.practices;
const person = (grants: unknown[]) => ({ people: [{ userId: "x", name: "X", grants }] });

describe("a program file is refused whole, with the place, for", () => {
  it.each([
    [
      "settings its kind cannot read",
      { program: { ...programFile.program, settings: { counts: { limit: "x" } } } },
      "program.settings.counts: limit: write a number",
    ],
    [
      "settings of a kind there is not",
      { program: { ...programFile.program, settings: { surveys: {} } } },
      "program.settings.surveys: there is no such kind",
    ],
    [
      "a period of a kind there is not",
      { periods: [{ kind: "surveys", period: "2018-Q1" }] },
      "periods.0.kind: there is no kind surveys; there are checklist, counts",
    ],
    [
      "a period of another unit",
      { periods: [{ kind: "counts", period: "2018" }] },
      "periods.0.period: counts is reported by quarter, not as 2018",
    ],
    ["a period that is none", { periods: [{ kind: "counts", period: "2018-Q7" }] }, "periods.0.period: Not a period"],
    [
      "a period twice",
      {
        periods: [
          { kind: "counts", period: "2018-Q1" },
          { kind: "counts", period: "2018-Q1" },
        ],
      },
      "periods.1: counts 2018-Q1 stands twice",
    ],
    ["a practice twice", { practices: [alder, alder] }, "practices.1: alder stands twice"],
    [
      "attributes that name what is not there",
      { practices: [{ ...alder, attributes: { set: "unknown" } }], people: [] },
      "practices.0 (alder), checklist: there is no set unknown",
    ],
    [
      "a practice of another program",
      { practices: [{ practiceId: "cedar", name: "Taken" }], people: [] },
      "practices: cedar belongs to another program",
    ],
    [
      "a role granted for the wrong scope",
      person([{ role: "chita", scope: { type: "program", id: "valley" } }]),
      "people.0.grants.0: chita is granted for a practice",
    ],
    [
      "a role in a practice that is not there",
      person([{ role: "chita", scope: { type: "practice", id: "cedar" } }]),
      "people.0.grants.0: no practice cedar here",
    ],
    [
      "a role in another program",
      person([{ role: "program-staff", scope: { type: "program", id: "hills" } }]),
      "people.0.grants.0: hills is another program",
    ],
    [
      "staff of all programs",
      person([{ role: "program-staff", scope: { type: "program", id: "*" } }]),
      "people.0.grants.0: * is another program",
    ],
    ["a name of two lines", { practices: [{ ...alder, name: "Alder\nCreek" }] }, "practices.0.name: No line breaks"],
    [
      "a path the document does not have",
      { documents: [{ ...document, cells: { "9/count": 1 } }] },
      "documents.0.cells: not cells of this document: 9/count",
    ],
    [
      "a document of somebody who is not there",
      { documents: [{ ...document, by: "ghost" }] },
      "documents.0.by: there is no person ghost here",
    ],
    [
      "a document of a practice that is not there",
      { documents: [{ ...document, practiceId: "cedar" }] },
      "documents.0.practiceId: there is no practice cedar here",
    ],
    ["a document twice", { documents: [document, document] }, "documents.1: alder counts 2017-Q4 stands twice"],
    ["a returned document", { documents: [{ ...document, status: "returned" }] }, "documents.0.status: "],
    ["no program at all", { program: undefined }, "program: "],
  ])("%s", async (_, change, message) => {
    const fixture = await createFixture();
    const loaded = await loadProgram(fixture.deps, {
      ...programFile,
      program: { ...programFile.program, name: "Changed" },
      ...change,
    });
    expect(loaded.ok ? [] : loaded.error).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
    const { programs } = await (await fixture.as("admin")).call("listPrograms");
    expect(programs.map(({ name }) => name)).toEqual(["Hills program", "Valley program"]);
  });
});
