import { dateToExcel, type Cell, type CellErrorValue, type CellValueInput } from "@cj-tech-master/excelts";
import { valueContent, type Content, type Scalar } from "../host/model/content.ts";
import { partOf } from "../host/part-of.ts";

/** Functions newer than the format carry a prefix in files that people never see. */
const newerFunctions =
  /\b(CONCAT|IFNA|IFS|LET|MAXIFS|MINIFS|SEQUENCE|SORT|SORTBY|SWITCH|TEXTJOIN|UNIQUE|XLOOKUP|XMATCH|XOR|DAYS|FILTER)\(/g;

const shownFormula = (formula: string): string => `=${formula.replaceAll(/_xlfn\.(_xlws\.)?/g, "")}`;

const filedFormula = (formula: string): string =>
  formula
    .replace(/^=/, "")
    .replaceAll(/"[^"]*"|[^"]+/g, (part) =>
      part.startsWith('"') ? part : part.replaceAll(newerFunctions, "_xlfn.$1("),
    );

/** A rich text without its looks. */
export function textOfRuns(runs: unknown): string {
  const list: readonly unknown[] = Array.isArray(runs) ? runs : [];
  return list
    .map((run) => partOf(run, "text"))
    .filter((text) => typeof text === "string")
    .join("");
}

/** A value as a sheet holds it. Dates are numbers with a format, rich texts and links their text. */
function scalarOf(value: unknown): Scalar | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  // Whole milliseconds: what a day's fraction loses on its way through a date is put right here.
  if (value instanceof Date) return Number(dateToExcel(value).toFixed(9));
  const error = partOf(value, "error");
  if (typeof error === "string") return error;
  const runs = partOf(value, "richText");
  if (runs !== undefined) return textOfRuns(runs);
  const text = partOf(value, "text") ?? partOf(value, "checkbox");
  return typeof text === "string" || typeof text === "boolean" ? text : scalarOfText(text);
}

/** A link's text may be a rich one. */
const scalarOfText = (text: unknown): Scalar | null =>
  partOf(text, "richText") === undefined ? null : scalarOf({ richText: partOf(text, "richText") });

/** What stands in a cell of a file; null for a blank one. */
export function contentIn(cell: Cell): Content | null {
  const { formula } = cell;
  if (formula !== undefined && formula !== "") return { kind: "formula", formula: shownFormula(formula) };
  const value = scalarOf(cell.value);
  return value === null || value === "" ? null : valueContent(value);
}

const isError = (value: unknown): value is string =>
  typeof value === "string" && /^#(N\/A|REF!|NAME\?|DIV\/0!|NULL!|VALUE!|NUM!|SPILL!|CALC!)$/.test(value);

const errorOut = (error: string): CellErrorValue =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- isError has looked
  ({ error }) as CellErrorValue;

/** Characters that XML has no place for; a sheet may hold them out of a clipboard. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const noXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const writable = (value: Scalar): Scalar => (typeof value === "string" ? value.replaceAll(noXml, "") : value);

/** What is written into a file's cell. `shown` is what the formula gave. */
export function contentOut(content: Content, shown: Scalar | undefined): CellValueInput {
  if (content.kind === "value") return isError(content.value) ? errorOut(content.value) : writable(content.value);
  const formula = filedFormula(content.formula);
  if (shown === undefined) return { formula };
  return { formula, result: isError(shown) ? errorOut(shown) : writable(shown) };
}
