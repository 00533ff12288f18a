import { describe, expect, it } from "vitest";
import type { DocumentState, ListedProblem } from "../../../../addin/sync/document-session.ts";
import { submitBlockers, syncText } from "../../../../addin/taskpane/words.ts";
import { errorCodeSchema } from "../../../../shared/protocol/errors.ts";
import { failureStrings } from "../../../../addin/taskpane/strings/failures.ts";

const state = (own: Partial<DocumentState> = {}, version = 12): DocumentState => ({
  document: {
    documentId: "d",
    programId: "sim",
    practiceId: "alder",
    kind: "cqm",
    period: "2017-Q4",
    status: "draft",
    version,
    dueDate: "2018-01-31",
    timeZone: "UTC",
    submittedAt: null,
    acceptedAt: null,
  },
  activity: "idle",
  isOnline: true,
  problems: [],
  conflicts: [],
  waiting: 0,
  progress: { done: 0, of: 3, words: "measures reported" },
  cells: new Map(),
  requirement: null,
  figures: [],
  receipt: null,
  differences: null,
  outcome: null,
  replaced: null,
  sending: null,
  cellStates: new Map(),
  isMarked: false,
  heard: 0,
  isRead: true,
  ...own,
});

const accepted = (own: Partial<DocumentState> = {}): DocumentState =>
  state({ document: { ...state().document, status: "accepted" }, ...own });

const problem = (severity: ListedProblem["severity"], explanation: string | null = null): ListedProblem => ({
  code: "a-code",
  severity,
  paths: [],
  message: "Look at this.",
  explanation,
  address: null,
});

describe("syncText", () => {
  it("counts what is not saved, and names the version when all is", () => {
    expect(syncText(state({ waiting: 1 }), true)).toBe("1 change not saved yet");
    expect(syncText(state({ waiting: 1_204 }), true)).toBe("1,204 changes not saved yet");
    expect(syncText(state({ receipt: { version: 12, hash: "", at: "" } }), true)).toBe("All saved, version 12");
    expect(syncText(state({}, 0), true)).toBe("Nothing entered yet");
  });

  it("does not call saved what others changed since", () => {
    const receipt = { version: 11, hash: "", at: "" };
    expect(syncText(state({ receipt }), true)).toBe("The program has newer values: choose Refresh");
    expect(syncText(state(), true)).toBe("The program has newer values: choose Refresh");
  });

  it("says offline before anything else about saving, and that values are safe", () => {
    expect(syncText(state({ isOnline: false }), true)).toBe("Offline: your values stay in this workbook");
    expect(syncText(state({ isOnline: false, waiting: 3 }), true)).toContain("3 changes to save");
  });

  it("does not promise saving to those who may not, nor in a locked document", () => {
    expect(syncText(state({ waiting: 2 }), false)).toBe("You can look at this document, not change it");
    expect(syncText(accepted(), false)).toBe("Accepted and locked, version 12");
    expect(syncText(accepted({ waiting: 2 }), false)).toContain("2 changes here cannot be saved");
  });
});

describe("submitBlockers", () => {
  it("names what stands in the way and counts explained questions as settled", () => {
    const problems = [
      problem("error"),
      problem("error"),
      problem("explain"),
      problem("explain", "A new EHR."),
      problem("note"),
    ];
    expect(submitBlockers(state({ problems, isOnline: false }))).toEqual([
      "fix 2 problems",
      "fix or explain 1 value",
      "get back online",
    ]);
  });

  it("lets nothing go of which nothing was read, though nothing was found either", () => {
    expect(submitBlockers(state({ isRead: false }))).toEqual(["wait until the sheet has been read"]);
  });

  it("lets a document go with notes and unsaved changes: submitting saves first", () => {
    expect(submitBlockers(state({ problems: [problem("note")], waiting: 5 }))).toEqual([]);
  });
});

describe("strings", () => {
  it("has a sentence for every refusal of the server", () => {
    for (const code of errorCodeSchema.options) expect(failureStrings.refusal(code)).toMatch(/\.$/);
  });
});
