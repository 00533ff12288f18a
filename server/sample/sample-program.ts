import type { CellValue, Path } from "../../shared/cell.ts";
import { simCohort2Sets } from "../../shared/measure/sim-cohort-2.ts";
import { endOfMonthAfter, parsePeriod } from "../../shared/period.ts";
import type { Role } from "../../shared/protocol/common.ts";
import type { DocumentInFile, ProgramFile } from "../services/program-file.ts";
import { readEmergencyCare, type EmergencyCount } from "./emergency-care.ts";
import { madeUpImat, numberFor } from "./made-up-imat.ts";

const programId = "sample";

/** Organisations with made-up IMAT assessments: the first so many by code. */
const imatPractices = 14;
const firstAssessment = "2018-03";
export const laterAssessment = "2019-03";

/**
 * Reported and in the program; the quarter after them is what there is still to do. For some organisations there are
 * quarters before them: run charts need ten points, and the program itself does not ask for those any more.
 */
const reportedQuarters = ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"];
export const openQuarter = "2019-Q1";

/** What the real data is in the program: a measure of its own, since none of SIM's is about emergency departments. */
const measureId = "AE4H";

const settings = {
  timeZone: "Europe/London",
  cqm: {
    // The standard that the NHS set its emergency departments in those years.
    charts: { goals: { [measureId]: 95 } },
    measures: [{ id: measureId, name: "Emergency attendances seen within four hours", measurementPeriod: "quarter" }],
    sets: [
      {
        id: "emergency",
        title: "Emergency departments",
        primary: [measureId],
        optional: simCohort2Sets.find(({ id }) => id === "adult")?.primary.flat() ?? [],
        requirement: [{ from: "2017-Q1", count: 1 }],
      },
    ],
  },
};

/** Practices without any document, one for each of SIM's measure sets. */
const blankPractices = [
  { practiceId: "adult-sample", name: "Adult sample practice", attributes: { measureSet: "adult" } },
  { practiceId: "pediatric-sample", name: "Pediatric sample practice", attributes: { measureSet: "pediatric" } },
  { practiceId: "sim-cpc-plus-sample", name: "SIM + CPC+ sample practice", attributes: { measureSet: "sim-cpc-plus" } },
];

/**
 * The program that an empty data folder starts with: real counts of 44 English emergency departments as quality measures,
 * made-up IMAT assessments for 14 of them, three blank practices to try SIM's measure sets on, and people of every role.
 */
export function sampleProgram(): ProgramFile {
  const counts = readEmergencyCare();
  const organisations = organisationsOf(counts);
  const practices = [
    ...organisations.map(({ organisation, departmentType }) => ({
      practiceId: organisation,
      name: organisation,
      attributes: { measureSet: "emergency", departmentType },
    })),
    ...blankPractices,
  ];
  const practiceIds = practices.map(({ practiceId }) => practiceId);
  return {
    program: { programId, name: "Sample program: real emergency counts, made-up IMAT scores", settings },
    periods: [
      ...[...reportedQuarters, openQuarter].map((period) => ({ kind: "cqm", period })),
      ...[firstAssessment, laterAssessment].map((period) => ({ kind: "imat", period })),
    ],
    practices,
    people: peopleFor(organisations[0]?.organisation ?? "", practiceIds),
    documents: [...counts.flatMap(measureDocument), ...imatOrganisations(counts).map(assessmentDocument)],
  };
}

/** Each organisation once, in the order of the data. */
const organisationsOf = (counts: readonly EmergencyCount[]): EmergencyCount[] => [
  ...new Map(counts.map((count) => [count.organisation, count])).values(),
];

export const imatOrganisations = (counts: readonly EmergencyCount[]): string[] =>
  organisationsOf(counts)
    .slice(0, imatPractices)
    .map(({ organisation }) => organisation);

export const measureCells = ({ numerator, denominator }: EmergencyCount): Record<Path, CellValue> => ({
  [`${measureId}/numerator`]: numerator,
  [`${measureId}/denominator`]: denominator,
});

/** `name` is a label: people's own names are not kept. */
const person = (userId: string, name: string, role: Role, type: "program" | "practice", ids: readonly string[]) => ({
  userId,
  name,
  grants: ids.map((id) => ({ role, scope: { type, id } })),
});

function peopleFor(organisation: string, practiceIds: readonly string[]) {
  const champion = "practice-champion";
  return [
    person("member", `Practice member, ${organisation}`, "practice-member", "practice", [organisation]),
    person("champion", `Practice champion, ${organisation}`, champion, "practice", [organisation]),
    person("champion-adult", "Practice champion, Adult sample practice", champion, "practice", ["adult-sample"]),
    person("chita", "CHITA of all sample practices", "chita", "practice", practiceIds),
    person("facilitator", "Facilitator of all sample practices", "facilitator", "practice", practiceIds),
    person("staff", "Program staff", "program-staff", "program", [programId]),
    person("admin", "Administrator", "admin", "program", ["*"]),
  ];
}

const isoTime = (day: string, daysLater: number): string =>
  new Date(Date.parse(day) + daysLater * 86_400_000 + 15 * 3_600_000).toISOString();

/** What was handed in is accepted after some days. */
const daysToAccept = (practiceId: string, period: string): number => 3 + numberFor(`${practiceId} ${period} days`, 6);

/** One practice in nine is some days late, the others are in good time. */
function daysAfterDue(practiceId: string, period: string): number {
  const seed = `${practiceId} ${period}`;
  return numberFor(`${seed} late`, 9) === 0 ? 1 + numberFor(seed, 6) : -2 - numberFor(seed, 15);
}

/** The last quarter is still being checked: one in five waits for the CHITA. */
function measureDocument(count: EmergencyCount): DocumentInFile[] {
  const { organisation: practiceId, quarter: period } = count;
  if (period === openQuarter) return [];
  const quarter = parsePeriod(period);
  const dueDate = quarter.ok ? endOfMonthAfter(quarter.value, 1) : "";
  const days = daysAfterDue(practiceId, period);
  const submittedAt = isoTime(dueDate, days);
  const acceptedAt = isoTime(dueDate, days + daysToAccept(practiceId, period));
  const isWaiting = period === reportedQuarters.at(-1) && numberFor(`${practiceId} waiting`, 5) === 0;
  const base = { practiceId, kind: "cqm", period, cells: measureCells(count), submittedAt, by: "staff" };
  return [isWaiting ? { ...base, status: "submitted" } : { ...base, status: "accepted", acceptedAt }];
}

/** Handed in on the 30th, after the last day that a made-up assessment is dated on. */
const assessmentDocument = (practiceId: string): DocumentInFile => ({
  practiceId,
  kind: "imat",
  period: firstAssessment,
  status: "accepted",
  cells: madeUpImat(practiceId, firstAssessment, "first"),
  submittedAt: isoTime(`${firstAssessment}-30`, 0),
  acceptedAt: isoTime(`${firstAssessment}-30`, daysToAccept(practiceId, firstAssessment)),
  by: "staff",
});
