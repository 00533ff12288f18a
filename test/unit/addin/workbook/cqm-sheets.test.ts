import { describe, expect, it } from "vitest";
import { createApiClient } from "../../../../addin/sync/create-api-client.ts";
import { createDocumentSession } from "../../../../addin/sync/create-document-session.ts";
import { createMemoryOutbox } from "../../../../addin/sync/memory-outbox.ts";
import type { CellChange, CellValue, Path } from "../../../../shared/cell.ts";
import { createFakeServer } from "../sync/support/fake-server.ts";
import { modelOf, row, validNpis } from "../../shared/measure/cqm-examples.ts";
import { requestFor } from "./demo-documents.ts";
import { filled, findings, openBook, valueOf } from "./open-book.ts";

const model = modelOf();
const npis = validNpis(6);

/** Six providers in two measures, and practice rows, every count another one. */
const values: Readonly<Record<Path, CellValue>> = Object.assign(
  {},
  row("CMS2v6", 900, 1_204),
  row("CMS122v5", 61, 305),
  row("CMS165v5", 402, 777),
  { "CMS165v5/note": "two clinics" },
  ...npis.flatMap((npi, index) => [
    row(`CMS122v5@${npi}`, 10 + index, 50 + index),
    row(`CMS165v5@${npi}`, 30 - index, 120 + index),
  ]),
) as Readonly<Record<Path, CellValue>>;

/** The real sheets, and a session of which nothing reaches the server: what it would push stays in its outbox. */
async function bookOfMeasures() {
  const book = await openBook();
  const request = requestFor("cqm", "2018-Q1", model.grids, values);
  const binding = valueOf(await book.workbook.insert(request));
  const outbox = createMemoryOutbox();
  let ids = 0;
  const session = createDocumentSession({
    workbook: book.workbook,
    api: createApiClient({
      origin: "https://milepost.test",
      fetch: () => Promise.reject(new TypeError("no network")),
      getToken: () => "token",
    }),
    outbox,
    binding,
    document: { ...createFakeServer().document(), documentId: binding.documentId, kind: "cqm", period: "2018-Q1" },
    model,
    previous: null,
    explanations: [],
    clientId: "pane",
    now: () => "2018-04-20T09:00:00.000Z",
    today: () => "2018-04-20",
    newId: () => `m${ids++}`,
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
  });
  const read = async () => valueOf(await book.workbook.read(binding, model.grids));
  const pushed = async (): Promise<CellChange[]> => {
    await session.push();
    return valueOf(await outbox.list(binding.documentId)).flatMap(({ cells }) => cells);
  };
  const sheetOf = (gridId: string) => binding.sheets.find((sheet) => sheet.gridId === gridId)?.sheetName ?? "";
  return { ...book, read, pushed, providers: sheetOf("providers"), measures: sheetOf("measures") };
}

/** The row, counted from 0, in which a path stands. */
const rowOf = (
  reading: Awaited<ReturnType<Awaited<ReturnType<typeof bookOfMeasures>>["read"]>>,
  path: Path,
): number => {
  const found = reading.grids.flatMap(({ decoded }) => decoded.positions.get(path) ?? [])[0];
  if (found === undefined) throw new Error(`${path} is not in the sheets`);
  return found.row;
};

const withoutRow = (rowKey: string) =>
  Object.fromEntries(Object.entries(values).filter(([path]) => !path.startsWith(`${rowKey}/`)));

describe("the sheet of providers", () => {
  it.each([0, 1, 3])("keeps every value under its provider when sorted by column %i", async (column) => {
    const { host, providers, pushed, read } = await bookOfMeasures();
    const before = rowOf(await read(), `CMS122v5@${npis[0] ?? ""}/numerator`);
    host.unprotect(providers);
    host.sort(providers, "A5:J60", column, false);
    const reading = await read();
    expect(filled(reading)).toEqual(values);
    expect(findings(reading)).toEqual([]);
    expect(rowOf(reading, `CMS122v5@${npis[0] ?? ""}/numerator`)).not.toBe(before);
    expect(await pushed()).toEqual([]);
  });

  it("takes rows that are inserted in the middle, sorted in, and filled, for what they are", async () => {
    const { host, providers, pushed, read } = await bookOfMeasures();
    host.unprotect(providers);
    host.insertRows(providers, 7, 3);
    host.type(providers, "A9", [["CMS2v6", npis[2] ?? ""]]);
    host.type(providers, "D9", [[44]]);
    host.sort(providers, "A5:J63", 1, false);
    const added = `CMS2v6@${npis[2] ?? ""}/denominator`;
    expect(filled(await read())).toEqual({ ...values, [added]: 44 });
    expect(await pushed()).toEqual([{ path: added, value: 44 }]);
  });

  it("clears the cells of a provider whose row is deleted, after sorting too, and no others", async () => {
    const { host, providers, pushed, read } = await bookOfMeasures();
    const gone = `CMS165v5@${npis[3] ?? ""}`;
    host.unprotect(providers);
    host.sort(providers, "A5:J60", 1, false);
    host.deleteRows(providers, rowOf(await read(), `${gone}/numerator`));
    expect(filled(await read())).toEqual(withoutRow(gone));
    expect((await pushed()).toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: `${gone}/denominator`, value: null },
      { path: `${gone}/numerator`, value: null },
    ]);
  });
});

describe("the sheet of measures", () => {
  it("keeps every value under its measure when it is sorted and rows are inserted", async () => {
    const { host, measures, pushed, read } = await bookOfMeasures();
    const before = rowOf(await read(), "CMS2v6/numerator");
    host.unprotect(measures);
    host.sort(measures, "A5:M20", 0, false);
    host.insertRows(measures, 6, 2);
    const reading = await read();
    expect(filled(reading)).toEqual(values);
    expect(rowOf(reading, "CMS2v6/numerator")).not.toBe(before);
    expect(await pushed()).toEqual([]);
  });

  it("says that a measure's row is gone when it is deleted, and clears nothing", async () => {
    const { host, measures, pushed, read } = await bookOfMeasures();
    host.unprotect(measures);
    host.sort(measures, "A5:M20", 0, false);
    host.deleteRows(measures, rowOf(await read(), "CMS122v5/numerator"));
    const reading = await read();
    expect(filled(reading)).toEqual(withoutRow("CMS122v5"));
    expect(findings(reading)).toEqual(["row-missing"]);
    expect(await pushed()).toEqual([]);
  });
});
