import * as z from "zod/mini";
import type { DocumentKind } from "../document/document-kind.ts";
import { readRulesVersion } from "../document/rules-version.ts";
import { endOfMonthAfter } from "../period.ts";
import { err, ok, type Result } from "../result.ts";
import { imatCharts } from "./imat-charts.ts";
import { imatFacts } from "./imat-facts.ts";
import { milestonesGrid, practiceGrid } from "./imat-grids.ts";
import { judgeInformation } from "./imat-information-rules.ts";
import { imatProblems } from "./imat-problems.ts";
import { judgeScores } from "./imat-score-rules.ts";
import { figuresOf, progressOf } from "./imat-scoring.ts";
import { imatTeamScoring } from "./imat-team-scoring.ts";
import { imatTables } from "./imat-tables.ts";
import { imat } from "./imat.ts";
import type { PracticeType } from "./instrument.ts";

/** What a program sets for IMAT. */
const settingsSchema = z.strictObject({
  /** Due at the end of the month this many months after that of the assessment. */
  dueMonthsAfter: z._default(z.int().check(z.minimum(0), z.maximum(12)), 0),
});

/** A program that has set nothing has no settings at all. */
function readSettings(settings: unknown): Result<z.infer<typeof settingsSchema>, string> {
  const read = settingsSchema.safeParse(settings ?? {});
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const field = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : (issue?.path.join(".") ?? "");
  return err(
    field === "dueMonthsAfter"
      ? "dueMonthsAfter: write a whole number of months from 0 to 12."
      : `${field === "" ? "IMAT settings" : field}: IMAT knows only dueMonthsAfter, a number of months from 0 to 12.`,
  );
}

/** Chooses the level texts of milestone 5. A practice of which nothing is known is taken to have several providers. */
function practiceTypeOf(attributes: Readonly<Record<string, string>>): Result<PracticeType, string> {
  const type = attributes["practiceType"] ?? "multi-provider";
  return type === "multi-provider" || type === "solo"
    ? ok(type)
    : err(`practiceType: write multi-provider or solo instead of "${type}".`);
}

/** Of the first rules; when they change, each rule has to say in which versions it is, as those of quality measures do. */
const rulesVersion = 1;

/** The IMAT assessment: practice information and 16 scored milestones, kept by the month of assessment. */
export const imatKind: DocumentKind = {
  ...imatFacts,
  rulesVersion: String(rulesVersion),
  problems: imatProblems,
  checkSettings: (settings) => {
    const read = readSettings(settings);
    return read.ok ? ok(null) : read;
  },
  // Settings that do not pass are refused when they are set; a due date is owed all the same.
  dueDate: (period, settings) => {
    const read = readSettings(settings);
    return endOfMonthAfter(period, read.ok ? read.value.dueMonthsAfter : 0);
  },
  model: ({ period, practice, rulesVersion: asked, settings }) => {
    const read = readSettings(settings);
    if (!read.ok) return read;
    const version = readRulesVersion(asked, rulesVersion);
    if (!version.ok) return version;
    const practiceType = practiceTypeOf(practice.attributes);
    if (!practiceType.ok) return practiceType;
    return ok({
      grids: [practiceGrid, milestonesGrid(imat, practiceType.value)],
      rules: ({ cells, previous, today }) => [
        ...judgeInformation(cells, { practiceName: practice.name, period, today }),
        ...judgeScores(imat, cells, previous),
      ],
      progress: (cells) => progressOf(imat, cells),
      figures: (cells, previous) => figuresOf(imat, cells, previous),
      teamScoring: imatTeamScoring(imat, practiceType.value),
    });
  },
  charts: () => ok(imatCharts(imat)),
  tables: (documents) => imatTables(imat, documents),
};
