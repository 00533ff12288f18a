import type { DocumentKind } from "../../shared/document/document-kind.ts";
import { isKnownPath } from "../../shared/document/document-kind.ts";
import { parsePeriod } from "../../shared/period.ts";
import { isProgramSetting } from "../../shared/program-settings.ts";
import type { Role } from "../../shared/protocol/common.ts";
import { kindOf } from "./describe.ts";
import { modelFor } from "./document-at.ts";
import type { ProgramFile } from "./program-file.ts";

/** What is wrong with a file, with its place: `documents.3.cells: 99/score is not a cell of this document`. */
export type FileErrors = readonly string[];

const scopeOf: Readonly<Record<Role, "program" | "practice">> = {
  "practice-member": "practice",
  "practice-champion": "practice",
  chita: "practice",
  facilitator: "practice",
  "program-staff": "program",
  admin: "program",
};

/** Names that stand more than once. */
function* repeated(place: string, names: readonly string[]): Generator<string> {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) yield `${place}.${index}: ${name} stands twice`;
    seen.add(name);
  }
}

function* checkPeriod(kinds: readonly DocumentKind[], place: string, id: string, text: string): Generator<string> {
  const kind = kindOf(kinds, id);
  const period = parsePeriod(text);
  if (kind === undefined) yield `${place}.kind: there is no kind ${id}; there are ${kinds.map((k) => k.id).join(", ")}`;
  else if (period.ok && period.value.unit !== kind.periodUnit) {
    yield `${place}.period: ${kind.id} is reported by ${kind.periodUnit}, not as ${text}`;
  }
}

function* checkSettings(kinds: readonly DocumentKind[], { program }: ProgramFile): Generator<string> {
  for (const id of Object.keys(program.settings)) {
    if (kindOf(kinds, id) === undefined && !isProgramSetting(id)) {
      yield `program.settings.${id}: there is no such kind; there are timeZone, ${kinds.map((k) => k.id).join(", ")}`;
    }
  }
  for (const kind of kinds) {
    const checked = kind.checkSettings(program.settings[kind.id]);
    if (!checked.ok) yield `program.settings.${kind.id}: ${checked.error}`;
  }
}

/** Whether every practice's attributes make a model: a practice that names a set that is not there could open nothing. */
function* checkPractices(kinds: readonly DocumentKind[], file: ProgramFile): Generator<string> {
  for (const [index, practice] of file.practices.entries()) {
    for (const kind of kinds) {
      const example = file.periods.find((period) => period.kind === kind.id);
      const model = example === undefined ? null : modelFor(kind, file.program, practice, example.period);
      if (model?.ok === false) yield `practices.${index} (${practice.practiceId}), ${kind.id}: ${model.error}`;
    }
  }
}

function* checkPeople(file: ProgramFile): Generator<string> {
  const practiceIds = new Set(file.practices.map(({ practiceId }) => practiceId));
  for (const [index, { grants }] of file.people.entries()) {
    for (const [grantIndex, { role, scope }] of grants.entries()) {
      const place = `people.${index}.grants.${grantIndex}`;
      if (scope.type !== scopeOf[role]) yield `${place}: ${role} is granted for a ${scopeOf[role]}`;
      else if (scope.type === "practice" && !practiceIds.has(scope.id)) yield `${place}: no practice ${scope.id} here`;
      else if (
        scope.type === "program" &&
        scope.id !== file.program.programId &&
        !(role === "admin" && scope.id === "*")
      )
        yield `${place}: ${scope.id} is another program`;
    }
  }
}

function* checkDocuments(kinds: readonly DocumentKind[], file: ProgramFile): Generator<string> {
  const practices = new Map(file.practices.map((practice) => [practice.practiceId, practice]));
  const people = new Set(file.people.map(({ userId }) => userId));
  for (const [index, document] of file.documents.entries()) {
    const place = `documents.${index}`;
    if (!people.has(document.by)) yield `${place}.by: there is no person ${document.by} here`;
    const practice = practices.get(document.practiceId);
    if (practice === undefined) yield `${place}.practiceId: there is no practice ${document.practiceId} here`;
    const wrong = [...checkPeriod(kinds, place, document.kind, document.period)];
    yield* wrong;
    const kind = kindOf(kinds, document.kind);
    if (practice === undefined || kind === undefined || wrong.length > 0) continue;
    const model = modelFor(kind, file.program, practice, document.period);
    if (!model.ok) yield `${place}: ${model.error}`;
    else {
      const unknown = Object.keys(document.cells).filter((path) => !isKnownPath(model.value, path));
      if (unknown.length > 0) yield `${place}.cells: not cells of this document: ${unknown.join(", ")}`;
    }
  }
}

/** Everything that would make a loaded program stumble later. Empty when the file can be loaded. */
export function checkProgramFile(kinds: readonly DocumentKind[], file: ProgramFile): FileErrors {
  const settings = [...checkSettings(kinds, file)];
  const periods = file.periods.flatMap(({ kind, period }, index) => [
    ...checkPeriod(kinds, `periods.${index}`, kind, period),
  ]);
  const repeats = [
    ...repeated(
      "periods",
      file.periods.map(({ kind, period }) => `${kind} ${period}`),
    ),
    ...repeated(
      "practices",
      file.practices.map(({ practiceId }) => practiceId),
    ),
    ...repeated(
      "people",
      file.people.map(({ userId }) => userId),
    ),
    ...repeated(
      "documents",
      file.documents.map(({ practiceId, kind, period }) => `${practiceId} ${kind} ${period}`),
    ),
  ];
  const errors = [...settings, ...periods, ...repeats, ...checkPeople(file)];
  // Models are made from settings and periods: with those wrong, what they say would only repeat it.
  return errors.length > 0 ? errors : [...checkPractices(kinds, file), ...checkDocuments(kinds, file)];
}
