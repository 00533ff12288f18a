import type { CellValue } from "../cell.ts";
import { isIsoDate } from "../period.ts";
import type { CommonProblemCode } from "../problem.ts";
import type { Choice, InputType } from "./grid.ts";

/** What stands in a cell, once read as the type it should have. */
export type ReadValue =
  | { readonly state: "blank" }
  | { readonly state: "value"; readonly value: string | number | boolean }
  | { readonly state: "wrong"; readonly code: CommonProblemCode; readonly expected: string };

const wrong = (code: CommonProblemCode, expected: string): ReadValue => ({ state: "wrong", code, expected });

/** White space as it comes out of reports and web pages: no-break spaces and zero-width marks count as space. */
export const tidy = (text: string): string => text.replace(/[\u00a0\u200b\ufeff]/g, " ").trim();

/** Reads text as a number where it is written the way people write counts: `12.0`, `1,204`, ` 7 `. */
function numberOfText(text: string): number | null {
  if (!/^[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?$/.test(text)) return null;
  return Number(text.replaceAll(",", ""));
}

/** "85%", or the 0.85 that Excel makes of it: a rate where its counts belong. */
const isLikePercentage = (raw: CellValue): boolean =>
  typeof raw === "number" ? raw > 0 && raw < 1 : typeof raw === "string" && tidy(raw).endsWith("%");

function readCount(raw: CellValue): ReadValue {
  const expected = isLikePercentage(raw)
    ? "the count itself, a whole number such as 1204, not a percentage"
    : "a whole number of 0 or more, such as 1204";
  const number = typeof raw === "number" ? raw : typeof raw === "string" ? numberOfText(tidy(raw)) : null;
  if (number === null || !Number.isSafeInteger(number) || number < 0) return wrong("not-a-count", expected);
  return { state: "value", value: number === 0 ? 0 : number };
}

/** What is left of "2 - Implementing", "2 (Implementing)" or "2 Implementing" after the 2. */
const labelAfterValue = /^(?:\s*[-–—:.]\s*|\s+)(?<word>[^\s(].*)$|^\s*\((?<inBrackets>.+)\)$/;

/** "2", "2 - Implementing", "2 – implementing" and "Implementing" all choose 2; "2.5" chooses nothing. */
function choiceOfText(text: string, choices: readonly Choice[]): Choice | undefined {
  const plain = tidy(text).toLowerCase();
  const number = numberOfText(plain);
  return choices.find((choice) => {
    const value = String(choice.value).toLowerCase();
    const words = new Set([choice.label, ...(choice.aliases ?? [])].map((word) => word.toLowerCase()));
    if (plain === value || words.has(plain) || (number !== null && number === choice.value)) return true;
    const rest = plain.startsWith(value) ? labelAfterValue.exec(plain.slice(value.length))?.groups : undefined;
    return rest !== undefined && words.has(rest["word"] ?? rest["inBrackets"] ?? "");
  });
}

function readChoice(raw: CellValue, choices: readonly Choice[]): ReadValue {
  // A choice that is a text of digits, such as a year, is a number once Excel has had it.
  const choice = typeof raw === "boolean" || raw === null ? undefined : choiceOfText(String(raw), choices);
  if (choice !== undefined) return { state: "value", value: choice.value };
  const names = choices.map(({ value, label }) => (String(value) === label ? label : `${value} (${label})`));
  return wrong("not-a-choice", `one of ${names.join(", ")}`);
}

const excelEpoch = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;

/**
 * Days that are read, written as text or as a serial. What lies outside is a slip of the finger or a plain number: a year
 * 0024, a count typed into a date's cell. Both ends are in.
 */
export const dateSpan = { start: "1990-01-01", end: "2099-12-31" } as const;

const isUsableDate = (text: string): boolean => isIsoDate(text) && text >= dateSpan.start && text <= dateSpan.end;

/** An Excel date serial (1900 system) as a day, the time of day dropped; null outside `dateSpan`. */
function dateOfSerial(serial: number): string | null {
  const isUsable = serial >= serialOfDate(dateSpan.start) && serial < serialOfDate(dateSpan.end) + 1;
  if (!isUsable) return null;
  return new Date(excelEpoch + Math.floor(serial) * dayLength).toISOString().slice(0, 10);
}

/** The Excel date serial (1900 system) of a day, which is what a sheet's date cell holds. */
export const serialOfDate = (date: string): number => Math.round((Date.parse(date) - excelEpoch) / dayLength);

function readDate(raw: CellValue): ReadValue {
  const expected = "a date such as 2024-03-31";
  if (typeof raw === "number") {
    const date = dateOfSerial(raw);
    return date === null ? wrong("not-a-date", expected) : { state: "value", value: date };
  }
  if (typeof raw !== "string") return wrong("not-a-date", expected);
  const text = tidy(raw);
  if (isUsableDate(text)) return { state: "value", value: text };
  const american = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/.exec(text);
  if (american === null) return wrong("not-a-date", expected);
  const [, month = "", day = "", year = ""] = american;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isUsableDate(date) ? { state: "value", value: date } : wrong("not-a-date", expected);
}

function readShare(raw: CellValue): ReadValue {
  const expected = "a share between 0 % and 100 %, such as 40%";
  let share: number | null = null;
  if (typeof raw === "number") share = raw;
  if (typeof raw === "string") {
    const text = tidy(raw);
    const percent = text.endsWith("%") ? numberOfText(text.slice(0, -1).trim()) : null;
    share = percent === null ? numberOfText(text) : percent / 100;
  }
  if (share === null || !(share >= 0 && share <= 1)) return wrong("not-a-share", expected);
  return { state: "value", value: share === 0 ? 0 : share };
}

function readYesNo(raw: CellValue): ReadValue {
  if (typeof raw === "boolean") return { state: "value", value: raw };
  const text = typeof raw === "string" ? tidy(raw).toLowerCase() : "";
  if (["yes", "y", "true"].includes(text)) return { state: "value", value: true };
  if (["no", "n", "false"].includes(text)) return { state: "value", value: false };
  return wrong("not-yes-or-no", "Yes or No");
}

/** Text is kept as typed, inner spaces and line breaks (as \n) included; a number typed into a text cell is the text of it. */
function readText(raw: string | number | boolean, maxLength: number): ReadValue {
  const text = typeof raw === "string" ? raw.replaceAll(/\r\n?/g, "\n") : String(raw);
  return text.length > maxLength
    ? wrong("text-too-long", `at most ${maxLength} characters`)
    : { state: "value", value: text };
}

/**
 * Reads what stands in a cell as the type it should have: the one place where "12.0" becomes 12, "2 - Implementing"
 * becomes 2 and a date serial becomes a day. Blank, and text of nothing but spaces, is no value.
 */
export function readValue(input: InputType, raw: CellValue): ReadValue {
  if (raw === null || (typeof raw === "string" && tidy(raw) === "")) return { state: "blank" };
  switch (input.type) {
    case "text":
      return readText(raw, input.maxLength);
    case "count":
      return readCount(raw);
    case "choice":
      return readChoice(raw, input.choices);
    case "date":
      return readDate(raw);
    case "share":
      return readShare(raw);
    case "yesNo":
      return readYesNo(raw);
  }
}

/**
 * The value to keep: normalised where it can be read, as typed where it cannot, so that work in progress is never lost
 * and the problem can show what was typed. Applying it twice changes nothing.
 */
export function canonicalValue(input: InputType, raw: CellValue): CellValue {
  const read = readValue(input, raw);
  if (read.state === "blank") return null;
  return read.state === "value" ? read.value : raw;
}
