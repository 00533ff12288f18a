import { describe, expect, it } from "vitest";
import { timelineOf, type HistoryPage } from "../../../../addin/taskpane/views/history/timeline.ts";

const change = (version: number, day: number, path = "1/count"): HistoryPage["changes"][number] => ({
  path,
  before: null,
  after: version,
  version,
  changedBy: "Champion",
  changedAt: `2018-04-${day}T09:00:00Z`,
});

const step = (day: number): HistoryPage["transitions"][number] => ({
  transition: "submit",
  status: "submitted",
  version: 1,
  comment: null,
  rulesVersion: "1",
  by: "Champion",
  at: `2018-04-${day}T09:00:00Z`,
});

const comment = (day: number): HistoryPage["comments"][number] => ({
  action: "open",
  path: "1/count",
  text: "Why?",
  by: "CHITA",
  at: `2018-04-${day}T09:00:00Z`,
});

const page = (own: Partial<HistoryPage>): HistoryPage => ({
  changes: [],
  transitions: [],
  comments: [],
  nextCursor: null,
  ...own,
});

const told = (pages: readonly HistoryPage[]) => timelineOf(pages).map(({ did, at }) => `${did} ${at.slice(8, 10)}`);

describe("a document's history", () => {
  it("is one line of changes, steps and threads, newest first", () => {
    expect(told([page({ changes: [change(1, 10)], transitions: [step(12)], comments: [comment(11)] })])).toEqual([
      "step 12",
      "comment 11",
      "change 10",
    ]);
  });

  it("tells of explanations between them, and takes a page without any", () => {
    const explained = { code: "small-high", paths: ["1/count"], text: "A new clinic", by: "Champion" };
    const explanations = [{ ...explained, at: "2018-04-11T09:00:00Z" }];
    expect(told([page({ changes: [change(1, 10)], transitions: [step(12)], explanations })])).toEqual([
      "step 12",
      "explanation 11",
      "change 10",
    ]);
  });

  it("tells cells that were saved together as one", () => {
    const changes = [change(2, 12), change(1, 10, "1/count"), change(1, 10, "2/count")];
    const [, first] = timelineOf([page({ changes })]);
    expect(first?.did === "change" ? first.changes.map(({ path }) => path) : []).toEqual(["1/count", "2/count"]);
  });

  it("goes back only as far as all of it is known", () => {
    const changes = [change(9, 25), change(8, 24), change(7, 23)];
    const first = page({ changes, transitions: [step(26), step(11)], nextCursor: "more" });
    expect(told([first])).toEqual(["step 26", "change 25", "change 24", "change 23"]);
    const second = page({ changes: [change(6, 10)] });
    expect(told([first, second])).toEqual(["step 26", "change 25", "change 24", "change 23", "step 11", "change 10"]);
  });

  it("is empty before anything was read", () => {
    expect(timelineOf([])).toEqual([]);
  });
});
