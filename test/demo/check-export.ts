import { readXlsx, type Sheet } from "hucre/xlsx";
import type { SampleEntry } from "../../server/sample/sample-entries.ts";
import { demand } from "./demand.ts";

/** Sums over what was typed, and over what stands in the consolidated workbook: they must be the same. */
export interface Sums {
  readonly documents: number;
  readonly total: number;
}

type Row = ReadonlyMap<string, unknown>;

/** A sheet's rows by column title, of one period only. */
function rowsOf(sheet: Sheet | undefined, name: string, period: string): Row[] {
  demand(sheet !== undefined, `The consolidated workbook has no sheet ${name}.`);
  const [titles = [], ...lines] = sheet.rows;
  const rows = lines.map((line): Row => new Map(titles.map((title, index) => [String(title), line[index]])));
  return rows.filter((row) => row.get("Period") === period);
}

function sumOf(rows: readonly Row[], title: string): number {
  return rows.reduce((sum, row) => {
    const value = row.get(title);
    demand(typeof value === "number", `The consolidated workbook has no number under ${title} in one of its rows.`);
    return sum + value;
  }, 0);
}

/** The sum of what was typed into the column, over the entries. */
function typedSum(entries: readonly SampleEntry[], column: string): number {
  const values = entries.flatMap(({ cells }) =>
    Object.entries(cells)
      .filter(([path]) => path.endsWith(`/${column}`))
      .map(([, value]) => Number(value)),
  );
  return values.reduce((sum, value) => sum + value, 0);
}

interface Place {
  readonly sheet: string;
  readonly kind: SampleEntry["kind"];
  /** The sheet's titles and the columns that were typed. */
  readonly sums: readonly { readonly title: string; readonly column: string }[];
  readonly status: string;
}

const places: readonly Place[] = [
  {
    sheet: "CQM tidy",
    kind: "cqm",
    sums: [
      { title: "Numerator", column: "numerator" },
      { title: "Denominator", column: "denominator" },
    ],
    status: "Document status",
  },
  { sheet: "IMAT scores", kind: "imat", sums: [{ title: "Total of 48", column: "score" }], status: "Status" },
];

/**
 * Reads the consolidated workbook back, with another library than the one that wrote it, and compares it with what was
 * typed. Gives the sums by title.
 */
export async function checkExport(bytes: Uint8Array, entries: readonly SampleEntry[]): Promise<Map<string, number>> {
  const { sheets } = await readXlsx(bytes);
  const found = new Map<string, number>();
  for (const { sheet: name, kind, sums, status } of places) {
    const typed = entries.filter((entry) => entry.kind === kind);
    const [first] = typed;
    if (first === undefined) continue;
    const sheet = sheets.find((one) => one.name === name);
    const ids = new Set(typed.map(({ practiceId }) => practiceId));
    const rows = rowsOf(sheet, name, first.period).filter((row) => ids.has(String(row.get("Practice id"))));
    demand(rows.length === typed.length, `${name} has ${rows.length} of the ${typed.length} documents submitted.`);
    const others = rows.filter((row) => row.get(status) !== "submitted");
    demand(others.length === 0, `${name} has ${others.length} documents that are not submitted.`);
    for (const { title, column } of sums) {
      const [out, input] = [sumOf(rows, title), typedSum(typed, column)];
      demand(out === input, `${name}: ${title} adds up to ${out}, ${input} was typed.`);
      found.set(title, out);
    }
  }
  return found;
}
