import { valueAt, type Cells } from "../cell.ts";
import { readValue } from "../grid/read-value.ts";
import { periodInWords, periodSpan, type IsoDate, type Period } from "../period.ts";
import type { Problem } from "../problem.ts";
import { payers, questionOf, questionPath, type Payer } from "./imat-practice-information.ts";
import { imatProblem } from "./imat-problems.ts";
import { listInWords } from "./list-in-words.ts";

/** An answer as its question's type; null where it is blank, and where it cannot be read, which is judged elsewhere. */
function answerOf(cells: Cells, key: string): string | number | boolean | null {
  const read = readValue(questionOf(key).input, valueAt(cells, questionPath(key)));
  return read.state === "value" ? read.value : null;
}

function countOf(cells: Cells, key: string): number | null {
  const answer = answerOf(cells, key);
  return typeof answer === "number" ? answer : null;
}

/** Whether nothing was typed. An answer of the wrong type is not missing: it is reported once, as that. */
const isBlank = (cells: Cells, key: string): boolean =>
  readValue(questionOf(key).input, valueAt(cells, questionPath(key))).state === "blank";

function judgeName(cells: Cells, practiceName: string): Problem[] {
  if (!isBlank(cells, "practiceName")) return [];
  const path = questionPath("practiceName");
  const message = `Enter the practice's name. The program knows it as ${practiceName}.`;
  return [imatProblem("imat-name-missing", [path], message, [{ path, value: practiceName }])];
}

function judgeDate(cells: Cells, period: Period, today: IsoDate): Problem[] {
  const path = questionPath("assessmentDate");
  if (isBlank(cells, "assessmentDate")) {
    return [imatProblem("imat-date-missing", [path], "Enter the day on which the team agreed on its scores.")];
  }
  const date = answerOf(cells, "assessmentDate");
  if (typeof date !== "string") return [];
  const problems: Problem[] = [];
  if (date > today) {
    problems.push(
      imatProblem("imat-date-in-future", [path], `${date} has not come yet. Enter the day of the assessment.`),
    );
  }
  const { start, end } = periodSpan(period);
  if (date < start || date > end) {
    const message = `${date} is not in ${periodInWords(period)}, the month this assessment is kept under. Check the date, or that this is the right assessment.`;
    problems.push(imatProblem("imat-date-in-other-month", [path], message));
  }
  return problems;
}

const countKeys = ["clinicians", "patients", ...payers.map(({ countKey }) => countKey)];

function judgeMissingCounts(cells: Cells): Problem[] {
  const missing = countKeys.filter((key) => isBlank(cells, key));
  if (missing.length === 0) return [];
  const names = listInWords(missing.map((key) => questionOf(key).title));
  const message = `Enter the numbers still missing, 0 where there are none: ${names}.`;
  return [imatProblem("imat-count-missing", missing.map(questionPath), message)];
}

function judgeRounding(cells: Cells): Problem[] {
  return countKeys.flatMap((key) => {
    const count = countOf(cells, key);
    if (key === "clinicians" || count === null || count % 1000 === 0) return [];
    const rounded = Math.round(count / 1000) * 1000;
    const path = questionPath(key);
    const message = `${questionOf(key).title}: ${count} is asked for to the nearest 1,000, which is ${rounded}.`;
    return [imatProblem("imat-count-not-rounded", [path], message, [{ path, value: rounded }])];
  });
}

/**
 * Payers against all patients. Rounding each number can alone lift the sum above the total (1,500 and 1,500 of 3,000);
 * as the exact numbers are only a note, entering them is the way out, and the message says so.
 */
function judgePayerSum(cells: Cells): Problem[] {
  const total = countOf(cells, "patients");
  if (total === null) return [];
  const given = payers.filter(({ countKey }) => countOf(cells, countKey) !== null);
  const sum = given.reduce((soFar, { countKey }) => soFar + (countOf(cells, countKey) ?? 0), 0);
  const paths = ["patients", ...given.map(({ countKey }) => countKey)].map(questionPath);
  if (sum > total) {
    const message = `The patients by payer add up to ${sum}, but ${total} are served in all. Count everybody once, people with Medi-Cal and Medicare under Medi-Cal; where only rounding makes the difference, enter the exact numbers.`;
    return [imatProblem("imat-payers-above-total", paths, message)];
  }
  // In whole numbers: 0.9 × total would make a sum of exactly 90 % depend on how 0.9 is kept.
  if (given.length < payers.length || sum * 10 >= total * 9) return [];
  const message = `The patients by payer add up to ${sum} of ${total} served. Enter those that are missing, or say why they cannot be told.`;
  return [imatProblem("imat-payers-below-total", paths, message)];
}

/**
 * Shares are asked for only where there are patients to divide, and never demanded: the tool's users often do not know
 * the split, and a made-up share would be worse than none.
 */
function judgeShares(cells: Cells): Problem[] {
  const missing = payers.filter(
    (payer): payer is Payer & { shareKey: string } =>
      payer.shareKey !== undefined && (countOf(cells, payer.countKey) ?? 0) > 0 && isBlank(cells, payer.shareKey),
  );
  if (missing.length === 0) return [];
  const message = `Enter the fee-for-service share of ${listInWords(missing.map(({ name }) => name))} patients, if it is known.`;
  return [
    imatProblem(
      "imat-share-missing",
      missing.map(({ shareKey }) => questionPath(shareKey)),
      message,
    ),
  ];
}

function judgeOther(cells: Cells): Problem[] {
  if ((countOf(cells, "patientsOther") ?? 0) === 0 || !isBlank(cells, "patientsOtherDescription")) return [];
  const message = "Say in a few words who the other patients are.";
  return [imatProblem("imat-other-undescribed", [questionPath("patientsOtherDescription")], message)];
}

/** What is asked of the practice information, in the order of its sheet. */
export const judgeInformation = (
  cells: Cells,
  { practiceName, period, today }: { practiceName: string; period: Period; today: IsoDate },
): Problem[] => [
  ...judgeDate(cells, period, today),
  ...judgeName(cells, practiceName),
  ...judgeMissingCounts(cells),
  ...judgeRounding(cells),
  ...judgePayerSum(cells),
  ...judgeShares(cells),
  ...judgeOther(cells),
];
