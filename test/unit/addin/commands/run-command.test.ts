import { describe, expect, it } from "vitest";
import { runCommand, type CommandDeps } from "../../../../addin/commands/run-command.ts";
import type { DocumentSession, DocumentState } from "../../../../addin/sync/document-session.ts";
import type { OpenedDocument } from "../../../../addin/sync/open-document.ts";
import { err, ok } from "../../../../shared/result.ts";
import { bindingOf, cellsOf, documentOf, stateOf, world } from "../../../browser/gallery/sample.ts";
import { fakeSession, fakeThreads, fakeWorkbook } from "../../../support/pane-fakes.ts";

const quarter = documentOf("alder", "cqm", "2017-Q4", "draft");
const assessment = documentOf("alder", "imat", "2018-01", "draft");
const bindings = [bindingOf(quarter), bindingOf(assessment)];

const opened = (state: DocumentState, react: Partial<DocumentSession> = {}): OpenedDocument => ({
  session: fakeSession(state, react),
  practiceName: "Alder Creek Family Medicine",
  labelOf: (path) => path,
  previous: null,
  threads: fakeThreads([]),
  scoring: null,
  charts: null,
  intake: null,
});

function prepare(own: Partial<CommandDeps> = {}): CommandDeps {
  return {
    isSignedIn: () => true,
    workbook: fakeWorkbook(bindings),
    loadWorld: () => Promise.resolve(ok(world("practice-champion", 1))),
    open: ({ kind }) =>
      Promise.resolve(
        ok(
          kind === "cqm"
            ? opened(stateOf(quarter, cellsOf({}), null, { outcome: { kind: "pushed", saved: 2, conflicts: 0 } }))
            : opened(stateOf(assessment, cellsOf({}), null, { outcome: { kind: "offline", waiting: 3 } })),
        ),
      ),
    sessionInPane: () => null,
    ...own,
  };
}

describe("a ribbon command", () => {
  it("says of every document in the workbook what became of it", async () => {
    expect(await runCommand(prepare(), "push")).toEqual([
      {
        intent: "success",
        text: "Alder Creek Family Medicine, Clinical quality measures, Q4 2017: 2 changes saved.",
      },
      {
        intent: "warning",
        text: expect.stringMatching(
          /^Alder Creek Family Medicine, IMAT assessment, January 2018: .*cannot be reached/,
        ) as string,
      },
    ]);
  });

  it("counts what a check found, and what is not saved", async () => {
    const open: CommandDeps["open"] = () =>
      Promise.resolve(ok(opened(stateOf(assessment, cellsOf({}), null, { waiting: 2 }))));
    const report = await runCommand(prepare({ workbook: fakeWorkbook([bindingOf(assessment)]), open }), "check");
    expect(report).toMatchObject([{ intent: "warning" }]);
    expect(report[0]?.text).toMatch(/: \d+ to fix, 2 not saved$/);
  });

  it("goes through the session of the document that is open in the pane, which speaks for itself", async () => {
    const calls: string[] = [];
    const session = fakeSession(stateOf(quarter, cellsOf({}), null), {
      pull: () => {
        calls.push("pull");
        return Promise.resolve();
      },
    });
    const report = await runCommand(
      prepare({ sessionInPane: (documentId) => (documentId === quarter.documentId ? session : null) }),
      "pull",
    );
    expect(calls).toEqual(["pull"]);
    expect(report).toHaveLength(1);
    expect(report[0]?.text).toContain("IMAT assessment");
  });

  it.each([
    ["nobody is signed in", { isSignedIn: () => false }, "Sign in first"],
    ["no document is in the workbook", { workbook: fakeWorkbook() }, "No Milepost document"],
    [
      "Excel is busy",
      { workbook: { readBindings: () => Promise.resolve(err({ kind: "busy" } as const)) } },
      "Excel is busy",
    ],
    [
      "the server is away",
      { loadWorld: () => Promise.resolve(err({ kind: "offline" } as const)) },
      "cannot be reached",
    ],
  ] satisfies [string, Partial<CommandDeps>, string][])("says so when %s", async (_, own, words) => {
    const report = await runCommand(prepare(own), "push");
    expect(report).toHaveLength(1);
    expect(report[0]?.text).toContain(words);
  });

  it("tells of a document that cannot be opened, and goes on with the others", async () => {
    const open: CommandDeps["open"] = ({ kind }) =>
      Promise.resolve(
        kind === "cqm"
          ? err({ kind: "workbook", error: { kind: "sheet-missing" } })
          : ok(opened(stateOf(assessment, cellsOf({}), null, { outcome: { kind: "nothing-to-push" } }))),
      );
    expect((await runCommand(prepare({ open }), "push")).map(({ intent }) => intent)).toEqual(["error", "info"]);
  });
});
