import { describe, expect, it } from "vitest";
import type { CellState, CellStates } from "../../../../addin/workbook/cell-state.ts";
import type { Binding, SheetReading } from "../../../../addin/workbook/workbook.ts";
import type { Path } from "../../../../shared/cell.ts";
import { gridsOf, imatValues, requestFor } from "./demo-documents.ts";
import { openBook, sheetNames, valueOf, type Book } from "./open-book.ts";

const grids = gridsOf("imat", "2031-03");

interface Marked extends Book {
  readonly binding: Binding;
  readonly sheet: string;
  readonly reading: () => Promise<SheetReading>;
  /** The conditional formats on the milestones' sheet, ours and others', by their rule and place. */
  readonly formats: () => { readonly formula: unknown; readonly rows: string; readonly fill: unknown }[];
}

async function openMarked(): Promise<Marked> {
  const book = await openBook();
  const binding = valueOf(await book.workbook.insert(requestFor("imat", "2031-03", grids, imatValues)));
  const sheet = sheetNames(binding).find((name) => name.includes("milestones")) ?? "";
  return {
    ...book,
    binding,
    sheet,
    reading: async () => valueOf(await book.workbook.read(binding, grids)),
    formats: () =>
      book.host.model.sheet(sheet).conditionalFormats.map(({ area, parts }) => ({
        formula: parts.get("rule.formula"),
        rows: `${area.row}-${area.row + area.rowCount - 1}`,
        fill: parts.get("format.fill.color"),
      })),
  };
}

const states = (entries: Readonly<Record<Path, CellState>>): CellStates => new Map(Object.entries(entries));
const ours = ({ formats }: Marked) => formats().filter(({ formula }) => String(formula).includes("Milepost"));

/** What cells are coloured and set in, and every conditional format, as it is now. */
const looks = ({ host, sheet, formats }: Marked) => ({
  formats: formats(),
  own: Array.from({ length: 400 }, (_, index) =>
    ["fill.color", "font.color", "font.bold", "font.italic", "numberFormat"].map((look) =>
      host.model.sheet(sheet).look(look, Math.floor(index / 10), index % 10),
    ),
  ),
});

describe("marks on the sheet", () => {
  it("say where each value is, and leave people's own colours and rules as they were when they go", async () => {
    const book = await openMarked();
    await book.ask(async (context) => {
      const { fill, font } = context.workbook.worksheets.getItem(book.sheet).getRange("D5:D7").format;
      [fill.color, font.color, font.bold] = ["#00FFAA", "#880000", true];
      await context.sync();
    });
    const before = looks(book);
    const read = await book.reading();
    valueOf(
      await book.workbook.markCells(
        book.binding,
        read,
        states({ "1/score": "saved", "2/score": "saved", "3/score": "waiting", "16/score": "conflict" }),
      ),
    );
    expect(ours(book).map(({ formula, rows }) => [formula, rows])).toEqual(
      expect.arrayContaining([
        ['=ISTEXT("Milepost: saved")', expect.stringMatching(/^(\d+)-\d+$/)],
        ['=ISTEXT("Milepost: waiting")', expect.anything()],
        ['=ISTEXT("Milepost: conflict")', expect.anything()],
      ]),
    );
    expect(looks(book).own).toEqual(before.own);
    valueOf(await book.workbook.clearMarks(book.binding));
    expect(looks(book)).toEqual(before);
  });

  it("cost one round trip where something changed and none where nothing did", async () => {
    const book = await openMarked();
    const read = await book.reading();
    const first = states({ "1/score": "saved", "2/score": "waiting" });
    expect((await book.counting(() => book.workbook.markCells(book.binding, read, first))).trips).toBe(2);
    expect((await book.counting(() => book.workbook.markCells(book.binding, read, first))).trips).toBe(0);
    const unchanged = ours(book).find(({ formula }) => String(formula).includes("saved"));
    const next = states({ "1/score": "saved", "2/score": "conflict" });
    expect((await book.counting(() => book.workbook.markCells(book.binding, read, next))).trips).toBe(1);
    expect(ours(book)).toHaveLength(2);
    expect(ours(book)).toContainEqual(unchanged);
    expect((await book.counting(() => book.workbook.clearMarks(book.binding))).trips).toBe(1);
    expect(ours(book)).toEqual([]);
  });

  it("follow their cells when people insert rows above them", async () => {
    const book = await openMarked();
    const wanted = states({ "1/score": "waiting" });
    valueOf(await book.workbook.markCells(book.binding, await book.reading(), wanted));
    const [before] = ours(book);
    await book.ask(async (context) => {
      context.workbook.worksheets.getItem(book.sheet).getRange("5:5").insert("Down");
      await context.sync();
    });
    const read = await book.reading();
    valueOf(await book.workbook.markCells(book.binding, read, wanted));
    const row = read.grids
      .find(({ decoded }) => decoded.positions.has("1/score"))
      ?.decoded.positions.get("1/score")?.row;
    expect(ours(book)).toEqual([{ ...before, rows: `${row}-${row}` }]);
  });

  it("of a pane that came to no good end are taken away by the next one", async () => {
    const book = await openMarked();
    const before = looks(book);
    valueOf(await book.workbook.markCells(book.binding, await book.reading(), states({ "1/score": "waiting" })));
    const next = book.reopen();
    expect((await book.counting(() => next.clearMarks(book.binding))).trips).toBe(2);
    expect(looks(book)).toEqual(before);
    expect((await book.counting(() => next.clearMarks(book.binding))).trips).toBe(0);
  });

  it("come back after a person took one of them away", async () => {
    const book = await openMarked();
    const read = await book.reading();
    valueOf(await book.workbook.markCells(book.binding, read, states({ "1/score": "waiting" })));
    book.host.model.sheet(book.sheet).conditionalFormats = [];
    valueOf(await book.workbook.markCells(book.binding, read, states({ "1/score": "saved" })));
    expect(ours(book)).toHaveLength(1);
  });

  it("need no leave that the sheet's protection does not give yet, and change nothing else about it", async () => {
    const book = await openMarked();
    const options = { allowSort: true, allowInsertRows: true };
    await book.ask(async (context) => {
      const { protection } = context.workbook.worksheets.getItem(book.sheet);
      protection.unprotect();
      protection.protect(options);
      await context.sync();
    });
    valueOf(await book.workbook.markCells(book.binding, await book.reading(), states({ "1/score": "waiting" })));
    expect(ours(book)).toHaveLength(1);
    expect([...(book.host.model.sheet(book.sheet).protection?.allowed ?? [])].toSorted()).toEqual([
      "allowFormatCells",
      "allowInsertRows",
      "allowSort",
    ]);
  });

  it("say that a password stands in the way, and leave the sheet as it is", async () => {
    const book = await openMarked();
    await book.ask(async (context) => {
      const { protection } = context.workbook.worksheets.getItem(book.sheet);
      protection.unprotect();
      protection.protect({}, "secret");
      await context.sync();
    });
    const marked = await book.workbook.markCells(book.binding, await book.reading(), states({ "1/score": "waiting" }));
    expect(marked).toMatchObject({ ok: false, error: { kind: "protected" } });
    expect(ours(book)).toEqual([]);
  });
});
