import { describe, expect, it } from "vitest";
import type { Grant, Status } from "../../../../shared/protocol/common.ts";
import type { QueuedDocument } from "../../../../shared/protocol/queue.ts";
import {
  canAccept,
  chosenRows,
  countShows,
  deskRows,
  firstChoice,
  isSound,
  valuesOf,
  type DeskChoice,
} from "../../../../addin/taskpane/views/desk/desk-rows.ts";

const queued = (
  practiceId: string,
  status: Status,
  own: Partial<QueuedDocument> = {},
  place: { kind?: string; period?: string; dueDate?: string; timeZone?: string } = {},
): QueuedDocument => ({
  document: {
    documentId: `${practiceId}-${place.period ?? "2017-Q4"}`,
    programId: "sim",
    practiceId,
    kind: place.kind ?? "cqm",
    period: place.period ?? "2017-Q4",
    status,
    version: 3,
    dueDate: place.dueDate ?? "2018-01-31",
    timeZone: place.timeZone ?? "UTC",
    submittedAt: null,
    acceptedAt: null,
  },
  practiceName: practiceId === "alder" ? "Alder Creek" : "Birch Hill",
  daysToDue: 5,
  waitsFor: "practice",
  lastStep: null,
  progress: { done: 1, of: 3, words: "measures reported" },
  problems: { error: 0, explain: 0, note: 0 },
  unanswered: 0,
  openThreads: 0,
  biggestChange: null,
  ...own,
});

const chita: readonly Grant[] = ["alder", "birch"].map((id) => ({ role: "chita", scope: { type: "practice", id } }));

const rowsOf = (documents: readonly QueuedDocument[], grants = chita, today = "2018-01-29") =>
  deskRows(documents, grants, () => today);

const namesOf = (documents: readonly QueuedDocument[], choice: Partial<DeskChoice>) =>
  chosenRows(rowsOf(documents), { ...firstChoice, show: "all", ...choice }).map(
    ({ document }) => `${document.practiceId} ${document.period}`,
  );

describe("a document of the queue", () => {
  it("waits for whoever may accept its kind, once it is submitted", () => {
    const both = [
      queued("alder", "submitted"),
      queued("birch", "submitted", {}, { kind: "imat" }),
      queued("alder", "draft"),
    ];
    expect(rowsOf(both).map(({ isMine }) => isMine)).toEqual([true, false, false]);
    const facilitator: readonly Grant[] = [{ role: "facilitator", scope: { type: "practice", id: "birch" } }];
    expect(rowsOf(both, facilitator).map(({ isMine }) => isMine)).toEqual([false, true, false]);
  });

  it("is late when its day has passed and the practice still has it", () => {
    const all = (["draft", "returned", "submitted", "accepted"] as const).map((status) => queued("alder", status));
    expect(rowsOf(all, chita, "2018-02-01").map(({ isLate }) => isLate)).toEqual([true, true, false, false]);
    expect(rowsOf(all, chita, "2018-01-31").some(({ isLate }) => isLate)).toBe(false);
  });

  it("is late by the day it is in its own program's time zone", () => {
    const days: Readonly<Record<string, string>> = { "America/Los_Angeles": "2018-01-31", UTC: "2018-02-01" };
    const inZone = (timeZone: string) => queued("alder", "draft", {}, { timeZone });
    const rows = deskRows([inZone("America/Los_Angeles"), inZone("UTC")], chita, (timeZone) => days[timeZone] ?? "");
    expect(rows.map(({ isLate }) => isLate)).toEqual([false, true]);
  });

  it("can be accepted without an error, and is sound without anything to look at first", () => {
    const judge = (own: Partial<QueuedDocument>) => {
      const [row] = rowsOf([queued("alder", "submitted", own)]);
      if (row === undefined) throw new Error("No row");
      return [canAccept(row), isSound(row)];
    };
    expect(judge({})).toEqual([true, true]);
    expect(judge({ problems: { error: 1, explain: 0, note: 0 } })).toEqual([false, false]);
    expect(judge({ unanswered: 1 })).toEqual([true, false]);
    expect(judge({ openThreads: 1 })).toEqual([true, false]);
    expect(judge({ problems: { error: 0, explain: 2, note: 4 } })).toEqual([true, true]);
  });
});

describe("the desk", () => {
  const many = [
    queued("birch", "submitted", { openThreads: 2 }, { dueDate: "2018-01-10" }),
    queued("alder", "returned", { problems: { error: 2, explain: 0, note: 0 } }),
    queued("birch", "draft", { unanswered: 3 }, { period: "2018-Q1", dueDate: "2018-04-30" }),
    queued(
      "alder",
      "accepted",
      { biggestChange: { label: "x", format: "rate", value: 0.5, change: -0.3 } },
      { period: "2018-Q1", dueDate: "2018-04-30" },
    ),
  ];

  it("puts the next due on top, and what is even by practice", () => {
    expect(namesOf(many, {})).toEqual(["birch 2017-Q4", "alder 2017-Q4", "alder 2018-Q1", "birch 2018-Q1"]);
  });

  it("sorts by problems, an error above any question and a question above any thread", () => {
    expect(namesOf(many, { sort: "problems" })).toEqual([
      "alder 2017-Q4",
      "birch 2018-Q1",
      "birch 2017-Q4",
      "alder 2018-Q1",
    ]);
  });

  it("sorts by the biggest change, up or down", () => {
    expect(namesOf(many, { sort: "change" })[0]).toBe("alder 2018-Q1");
  });

  it("finds every word of the filter in practice, kind or period", () => {
    expect(namesOf(many, { filter: "hill q1" })).toEqual(["birch 2018-Q1"]);
    expect(namesOf(many, { filter: " ALDER " })).toEqual(["alder 2017-Q4", "alder 2018-Q1"]);
    expect(namesOf(many, { filter: "quality 2017-q4" })).toHaveLength(2);
    expect(namesOf(many, { filter: "nobody" })).toEqual([]);
  });

  it("counts each way of showing within the period and kind that are chosen", () => {
    const choice = { ...firstChoice, period: "2017-Q4" };
    expect(countShows(rowsOf(many), choice)).toEqual({ mine: 1, late: 0, returned: 1, draft: 0, accepted: 0, all: 2 });
    for (const show of ["mine", "returned"] as const) {
      expect(chosenRows(rowsOf(many), { ...choice, show })).toHaveLength(1);
    }
  });

  it("offers each period once, the newest first", () => {
    expect(valuesOf(rowsOf(many), "period")).toEqual(["2018-Q1", "2017-Q4"]);
  });
});
