import { describe, expect, it } from "vitest";
import { cellsFromRecord, type Cells } from "../../../../shared/cell.ts";
import { isKnownPath, judgeDocument, type PreviousDocument } from "../../../../shared/document/document-kind.ts";
import { findKind } from "../../../../shared/document/registry.ts";
import { isProgramSetting } from "../../../../shared/program-settings.ts";
import { parsePeriod, periodSpan } from "../../../../shared/period.ts";
import { grantSchema, idSchema, roleSchema } from "../../../../shared/protocol/common.ts";
import { programFileSchema } from "../../../../server/services/program-file.ts";
import { sampleEntries } from "../../../../server/sample/sample-entries.ts";
import { sampleProgram } from "../../../../server/sample/sample-program.ts";

const sample = sampleProgram();
const entries = sampleEntries();

interface Filled {
  readonly practiceId: string;
  readonly kind: string;
  readonly period: string;
  readonly cells: Cells;
}

const documents: Filled[] = sample.documents.map((document) => ({
  ...document,
  cells: cellsFromRecord(document.cells),
}));

function previousOf({ practiceId, kind, period }: Filled): PreviousDocument | null {
  const before = documents.filter((other) => other.practiceId === practiceId && other.kind === kind);
  return before.findLast((other) => other.period < period) ?? null;
}

function judge(document: Filled, today: string) {
  const kind = findKind(document.kind);
  const practice = sample.practices.find(({ practiceId }) => practiceId === document.practiceId);
  const period = parsePeriod(document.period);
  if (kind === null || practice === undefined || !period.ok) throw new Error(`No such document: ${document.kind}`);
  const settings: unknown = Object.entries(sample.program.settings).find(([id]) => id === kind.id)?.[1];
  const model = kind.model({ period: period.value, practice, settings });
  if (!model.ok) throw new Error(model.error);
  const unknown = [...document.cells.keys()].filter((path) => !isKnownPath(model.value, path));
  const { done, of } = model.value.progress(document.cells);
  const problems = judgeDocument(model.value, { cells: document.cells, previous: previousOf(document), today });
  return { unknown, isComplete: done === of, problems: problems.filter(({ severity }) => severity !== "note") };
}

const keyOf = ({ practiceId, kind, period }: Omit<Filled, "cells">) => `${practiceId} ${kind} ${period}`;

const sound = { unknown: [], isComplete: true, problems: [] };

describe("the sample program", () => {
  it("is a program file as the server loads it", () => {
    expect(programFileSchema.parse(sample)).toEqual(sample);
  });

  it("has at least 40 organisations with four quarters of measures, five with ten, and 12 with an assessment", () => {
    const quarters = new Map<string, Set<string>>();
    for (const { practiceId, kind, period } of documents) {
      if (kind === "cqm") quarters.set(practiceId, (quarters.get(practiceId) ?? new Set()).add(period));
    }
    const withAtLeast = (count: number) => [...quarters.values()].filter(({ size }) => size >= count).length;
    expect(withAtLeast(4)).toBeGreaterThanOrEqual(40);
    expect(withAtLeast(10)).toBeGreaterThanOrEqual(5);
    expect(documents.filter(({ kind }) => kind === "imat").length).toBeGreaterThanOrEqual(12);
  });

  it("has settings that every kind accepts", () => {
    const ofKinds = Object.entries(sample.program.settings).filter(([id]) => !isProgramSetting(id));
    for (const [id, settings] of ofKinds) {
      expect(findKind(id)?.checkSettings(settings)).toEqual({ ok: true, value: null });
    }
  });

  it("holds no document that could not have been submitted", () => {
    for (const document of documents) expect(judge(document, "2019-05-01")).toEqual(sound);
  });

  it("leaves open what its entries fill, completely and without a question", () => {
    expect(entries.filter(({ kind }) => kind === "cqm").length).toBeGreaterThanOrEqual(40);
    expect(entries.filter(({ kind }) => kind === "imat").length).toBeGreaterThanOrEqual(12);
    const taken = new Set(documents.map(keyOf));
    for (const entry of entries) {
      expect(taken.has(keyOf(entry))).toBe(false);
      expect(sample.periods).toContainEqual({ kind: entry.kind, period: entry.period });
      expect(judge({ ...entry, cells: cellsFromRecord(entry.cells) }, "2019-05-01")).toEqual(sound);
    }
  });

  it("says of every made-up assessment that it is made up", () => {
    expect(sample.program.name).toContain("made-up IMAT");
    const assessments = [...sample.documents, ...entries].filter(({ kind }) => kind === "imat");
    for (const { cells } of assessments) {
      const notes = Object.entries(cells).filter(([path]) => path.endsWith("/note"));
      expect(notes).toHaveLength(16);
      expect(notes.every(([, note]) => String(note).startsWith("Made-up"))).toBe(true);
    }
    expect(new Set(assessments.map(({ cells }) => JSON.stringify(cells))).size).toBe(assessments.length);
  });

  it("has practices, people and documents that name each other rightly", () => {
    const practiceIds = new Set(sample.practices.map(({ practiceId }) => practiceId));
    expect(practiceIds.size).toBe(sample.practices.length);
    const userIds = new Set(sample.people.map(({ userId }) => userId));
    const roles = new Set(sample.people.flatMap(({ grants }) => grants.map(({ role }) => role)));
    expect(roles).toEqual(new Set(roleSchema.options));
    for (const { grants } of sample.people) {
      for (const grant of grants) {
        expect(grantSchema.safeParse(grant).success).toBe(true);
        expect(grant.scope.type === "program" || practiceIds.has(grant.scope.id)).toBe(true);
      }
    }
    for (const { practiceId, by } of sample.documents) {
      expect(practiceIds.has(practiceId) && userIds.has(by)).toBe(true);
    }
    for (const id of [...practiceIds, ...userIds]) expect(idSchema.safeParse(id).success).toBe(true);
  });

  it("was handed in after its period had ended, an assessment in its month, and accepted after that", () => {
    for (const { period: text, kind, submittedAt = "", acceptedAt, status } of sample.documents) {
      const period = parsePeriod(text);
      if (!period.ok) throw new Error(text);
      const { start, end } = periodSpan(period.value);
      expect(submittedAt.slice(0, 10) > (kind === "cqm" ? end : start)).toBe(true);
      expect(acceptedAt !== undefined).toBe(status === "accepted");
      expect(acceptedAt === undefined || acceptedAt > submittedAt).toBe(true);
    }
  });

  it("is the same every time", () => {
    expect(sampleProgram()).toEqual(sample);
    expect(sampleEntries()).toEqual(entries);
  });
});
