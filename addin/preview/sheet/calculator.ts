import {
  cellCountOf,
  containsCell,
  intersectionOf,
  readArea,
  splitAddress,
  formatArea,
  quoteSheetName,
  type Area,
} from "../host/a1.ts";
import type { Scalar } from "../host/model/content.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Calculate, Workbook } from "../host/model/workbook.ts";

interface EngineArea {
  sheet: number;
  row: number;
  column: number;
  width: number;
  height: number;
}

/** As much of IronCalc's `Model` as is used here. Rows and columns count from 1, sheets from 0. */
export interface Engine {
  readonly setUserInput: (sheet: number, row: number, column: number, input: string) => void;
  readonly updateRangeStyle: (range: EngineArea, path: string, value: string) => void;
  readonly evaluate: () => void;
  readonly pauseEvaluation: () => void;
  readonly newSheet: () => void;
  readonly renameSheet: (sheet: number, name: string) => void;
  readonly getFormattedCellValue: (sheet: number, row: number, column: number) => string;
  readonly getCellType: (sheet: number, row: number, column: number) => number;
}

const token =
  /"[^"]*"|(?<sheet>(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<ref>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(!])|(?<name>[\p{L}_\\][\p{L}\p{N}_.]*)(?!\()/giu;

interface Reference {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Names of cells become their addresses: the engine knows no names. */
const withoutNames = (formula: string, workbook: Workbook): string =>
  formula.replaceAll(token, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1);
    const name = typeof groups === "object" && groups !== null && "name" in groups ? groups.name : undefined;
    if (typeof name !== "string") return whole;
    const found = workbook.names.find((item) => item.name.toLowerCase() === name.toLowerCase())?.refersTo;
    if (found?.kind !== "range" || found.range.area === null) return whole;
    return `${quoteSheetName(found.range.sheet.name)}!${formatArea(found.range.area, "$")}`;
  });

/** Finding what is in use takes a look at every cell: only worth it for areas such as whole columns. */
function withinUse(sheet: Sheet, area: Area): Area | null {
  if (cellCountOf(area) <= 1_000) return area;
  const used = sheet.usedArea(true);
  return used === null ? null : intersectionOf(area, used);
}

/** The cells a formula reads; of large areas, those in use. */
function referencesOf(formula: string, own: Sheet, workbook: Workbook): Reference[] {
  return [...formula.matchAll(token)].flatMap(({ groups }) => {
    const area = groups?.["ref"] === undefined ? null : readArea(groups["ref"]);
    if (area === null) return [];
    const sheet =
      groups?.["sheet"] === undefined
        ? own
        : workbook.findSheet(splitAddress(`${groups["sheet"]}A1`).sheetName ?? own.name);
    const within = sheet === null ? null : withinUse(sheet, area);
    return sheet === null || within === null ? [] : [{ sheet, area: within }];
  });
}

/** How Excel's TYPE tells kinds of values. */
const types = { number: 1, text: 2, truth: 4 } as const;

/** The engine hands out texts only: this format has all 15 digits that Excel shows of a number. */
const exact = "0.00000000000000E+00";
/** Beyond what people use, so that a result never stands where a formula reads. */
const resultRow = 1_048_576;
const resultColumn = 16_384;
/** The engine remembers every input for its own undo; a fresh one forgets. */
const longestLife = 5_000;
const mostRemembered = 50_000;

const inputOf = (value: Scalar): string => {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === "" ? "" : `'${value}`;
};

/**
 * Calculates one formula at a time in a scratch workbook that holds only the cells the formula reads. What a formula gave
 * for the same cells is remembered, so reading a sheet again costs nothing. It gives `""` until the engine is there.
 */
export class Calculator {
  #createEngine: (() => Engine) | null = null;
  #engine: Engine | null = null;
  #sheets: string[] = [];
  #uses = 0;
  #results = new Map<string, Scalar>();
  readonly #running = new Set<string>();

  get isReady(): boolean {
    return this.#createEngine !== null;
  }

  /** Hands over the engine, once it is loaded. */
  start(createEngine: () => Engine): void {
    this.#createEngine = createEngine;
  }

  readonly calculate: Calculate = (formula, at, workbook) => {
    if (this.#createEngine === null) return "";
    const here = `${at.sheet.id}!${at.row},${at.column}`;
    // A circle: Excel warns and shows 0.
    if (this.#running.has(here)) return 0;
    this.#running.add(here);
    try {
      const plain = withoutNames(formula, workbook);
      const references = referencesOf(plain, at.sheet, workbook);
      if (references.some(({ sheet, area }) => sheet === at.sheet && containsCell(area, at.row, at.column))) return 0;
      const values = references.map(({ sheet, area }) => workbook.valuesOf(sheet, area));
      const key = JSON.stringify([plain, at.sheet.name, values, /\b(ROW|COLUMN)\(/i.test(plain) ? here : ""]);
      const known = this.#results.get(key);
      if (known !== undefined && !/\b(NOW|TODAY|RAND|RANDBETWEEN)\(/i.test(plain)) return known;
      const result = this.#evaluate(this.#createEngine, plain, at.sheet.name, references, values);
      if (this.#results.size > mostRemembered) this.#results.clear();
      this.#results.set(key, result);
      return result;
    } finally {
      this.#running.delete(here);
    }
  };

  #freshEngine(create: () => Engine): Engine {
    if (this.#engine !== null && this.#uses < longestLife) return this.#engine;
    this.#engine = create();
    this.#engine.pauseEvaluation();
    this.#sheets = [];
    this.#uses = 0;
    return this.#engine;
  }

  #indexOf(engine: Engine, name: string): number {
    const known = this.#sheets.indexOf(name);
    if (known >= 0) return known;
    if (this.#sheets.length > 0) engine.newSheet();
    engine.renameSheet(this.#sheets.length, name);
    this.#sheets.push(name);
    return this.#sheets.length - 1;
  }

  #evaluate(
    create: () => Engine,
    formula: string,
    sheetName: string,
    references: readonly Reference[],
    values: readonly (readonly (readonly Scalar[])[])[],
  ): Scalar {
    const engine = this.#freshEngine(create);
    const own = this.#indexOf(engine, sheetName);
    const inputs = references.flatMap(({ sheet, area }, index) => {
      const at = this.#indexOf(engine, sheet.name);
      return (values[index] ?? []).flatMap((line, down) =>
        line.map((value, right) => ({ at, row: area.row + down + 1, column: area.column + right + 1, value })),
      );
    });
    this.#uses += inputs.length + 1;
    for (const { at, row, column, value } of inputs) {
      if (value !== "") engine.setUserInput(at, row, column, inputOf(value));
    }
    engine.setUserInput(own, resultRow, resultColumn, formula);
    const cell = { sheet: own, row: resultRow, column: resultColumn, width: 1, height: 1 };
    engine.updateRangeStyle(cell, "num_fmt", exact);
    engine.evaluate();
    const text = engine.getFormattedCellValue(own, resultRow, resultColumn);
    const type = engine.getCellType(own, resultRow, resultColumn);
    for (const { at, row, column, value } of inputs) if (value !== "") engine.setUserInput(at, row, column, "");
    if (type === types.number) return Number(text);
    return type === types.truth ? text === "TRUE" : text;
  }
}

/** Fetches the engine: two megabytes, which the page does not wait for. */
export async function loadEngine(): Promise<() => Engine> {
  const { default: init, Model } = await import("@ironcalc/wasm");
  await init();
  return () => new Model("scratch", "en", "UTC", "en");
}
