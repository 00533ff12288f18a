import { invalidArgument } from "../api-error.ts";
import { textFormat, valueContent, type Content, type Scalar } from "./content.ts";
import { readDateEntry } from "./date-entry.ts";

/** What becomes of something entered: the content (null for blank), and a number format the entry brings along. */
export interface Entered {
  readonly content: Content | null;
  readonly format: string | null;
}

interface NumberEntry {
  readonly value: Scalar;
  readonly format: string | null;
}

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

function readNumber(text: string): NumberEntry | null {
  if (plain.test(text)) return { value: Number(text), format: /e/i.test(text) ? "0.00E+00" : null };
  if (grouped.test(text)) {
    return { value: Number(text.replaceAll(",", "")), format: text.includes(".") ? "#,##0.00" : "#,##0" };
  }
  return null;
}

function readMarkedNumber(text: string): NumberEntry | null {
  const percent = /^(.+?) ?%$/.exec(text)?.[1] ?? /^% ?(.+)$/.exec(text)?.[1];
  if (percent !== undefined) {
    const number = readNumber(percent);
    if (number === null) return null;
    // Not a division: 0.07 must come out of "7%", and 0.07000000000000001 would not compare.
    const value = Number((Number(number.value) / 100).toPrecision(15));
    return { value, format: percent.includes(".") ? "0.00%" : "0%" };
  }
  const money = /^([+-]?)\$ ?(.+)$/.exec(text);
  if (money !== null) {
    const number = readNumber(`${money[1]}${money[2]}`);
    return number === null ? null : { ...number, format: text.includes(".") ? "$#,##0.00" : "$#,##0" };
  }
  const negative = /^\((.+)\)$/.exec(text)?.[1];
  const inBrackets = negative === undefined || /^[+-]/.test(negative) ? null : readNumber(negative);
  return inBrackets === null ? null : { ...inBrackets, value: -Number(inBrackets.value) };
}

function readTime(text: string): NumberEntry | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])m?)?$/i.exec(text);
  if (match === null) return null;
  const [, hours = "", minutes = "", seconds, half] = match;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return null;
  const value = (hour * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return { value, format: half === undefined ? "h:mm" : "h:mm AM/PM" };
}

/** Quotes and brackets must close; more of a formula's grammar is for the engine that calculates it. */
function isWellFormed(formula: string): boolean {
  const code = formula.replaceAll(/"[^"]*"/g, '""').replaceAll(/'[^']*'/g, "a");
  let depth = 0;
  for (const character of code) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0 && (formula.match(/"/g)?.length ?? 0) % 2 === 0 && code.trim() !== "=";
}

function enterFormula(formula: string): Entered {
  if (!isWellFormed(formula)) throw invalidArgument(`Excel cannot read the formula ${formula}`);
  return { content: { kind: "formula", formula }, format: null };
}

/** Text typed or written into a cell that is not formatted as text. */
function enterText(text: string, currentYear: number): Entered {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) {
    return { content: valueContent(trimmed.toLowerCase() === "true"), format: null };
  }
  const number = readNumber(trimmed) ?? readMarkedNumber(trimmed) ?? readTime(trimmed);
  if (number !== null) return { content: valueContent(number.value), format: number.format };
  const date = readDateEntry(trimmed, currentYear);
  if (date !== null) return { content: valueContent(date.serial), format: date.format };
  return { content: valueContent(text), format: null };
}

/**
 * What Excel makes of an entry, typed or written by an add-in alike: text that looks like a number, a percentage, a date
 * or a truth value becomes one, `=` begins a formula, and so do `+`, `-` and `@` before anything that is no number. A
 * leading apostrophe keeps the rest as text and is not part of it. In cells formatted as text everything stays text,
 * numbers included. A lone `=` stays text as well.
 */
export function enter(entry: Scalar, cellFormat: string, currentYear: number): Entered {
  if (typeof entry === "number" && !Number.isFinite(entry)) throw invalidArgument();
  const isText = cellFormat === textFormat;
  if (typeof entry !== "string") {
    if (!isText) return { content: valueContent(entry), format: null };
    return { content: valueContent(String(entry).toUpperCase()), format: null };
  }
  if (entry.length > 32_767) throw invalidArgument("A cell holds no more than 32,767 characters.");
  if (entry === "") return { content: null, format: null };
  if (entry.startsWith("'")) {
    const rest = entry.slice(1);
    return { content: rest === "" ? null : valueContent(rest), format: null };
  }
  if (isText || entry === "=") return { content: valueContent(entry), format: null };
  if (entry.startsWith("=")) return enterFormula(entry);
  const typed = enterText(entry, currentYear);
  const isWords = typed.content?.kind === "value" && typeof typed.content.value === "string";
  if (!isWords || !/^[+\-@]./s.test(entry)) return typed;
  return enterFormula(entry.startsWith("@") ? `=${entry.slice(1)}` : `=${entry}`);
}
