import { intersectionOf, readArea, splitAddress, type Area } from "../a1.ts";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../api-error.ts";
import { requireUnprotected } from "../model/protection.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Table } from "../model/table.ts";
import { defineClass, isApiObject, type ApiObject } from "./api-object.ts";
import { readBoolean, readString, type Args } from "./args.ts";
import type { HostContext } from "./host-context.ts";

interface TableSubject {
  readonly context: HostContext;
  readonly sheet: Sheet;
  readonly table: Table;
}

/** The tables of a workbook (`sheet` null), or of one sheet. */
export interface TablesSubject {
  readonly context: HostContext;
  readonly sheet: Sheet | null;
}

function tablesOf({ context, sheet }: TablesSubject): TableSubject[] {
  const sheets = sheet === null ? context.workbook.sheets : [sheet];
  return sheets.flatMap((home) => home.tables.map((table) => ({ context, sheet: home, table })));
}

const isNamed = (name: string) => (subject: TableSubject) => subject.table.name.toLowerCase() === name.toLowerCase();

function rename({ context, sheet, table }: TableSubject, name: string): void {
  const isTaken = tablesOf({ context, sheet: null }).some((other) => other.table !== table && isNamed(name)(other));
  if (isTaken) throw itemAlreadyExists(name);
  requireUnprotected(sheet, "a table");
  table.name = name;
}

function bodyOf({ table: { area, showHeaders } }: TableSubject): Area {
  return showHeaders ? { ...area, row: area.row + 1, rowCount: area.rowCount - 1 } : area;
}

function remove({ sheet, table }: TableSubject): void {
  requireUnprotected(sheet, "a table");
  sheet.tables = sheet.tables.filter((other) => other !== table);
}

/** A table's name, place and header. Rows, columns and filters are not simulated. */
const tableClass = defineClass<TableSubject>("Table", {
  id: ({ table }) => table.id,
  properties: {
    id: { get: ({ table }) => table.id },
    name: { get: ({ table }) => table.name, set: (subject, value) => rename(subject, readString(value)) },
    style: {
      get: ({ table }) => table.style,
      set: ({ table }, value) => {
        table.style = readString(value);
      },
    },
    showHeaders: {
      get: ({ table }) => table.showHeaders,
      set: ({ table }, value) => {
        table.showHeaders = readBoolean(value);
      },
    },
  },
  children: { worksheet: ({ context, sheet }) => context.objects.worksheet(sheet) },
  methods: {
    getRange: ({ context, sheet, table }) => context.objects.range(sheet, table.area),
    getHeaderRowRange: ({ context, sheet, table }) => context.objects.range(sheet, { ...table.area, rowCount: 1 }),
    getDataBodyRange: (subject) => subject.context.objects.range(subject.sheet, bodyOf(subject)),
    convertToRange: (subject) => {
      remove(subject);
      return subject.context.objects.range(subject.sheet, subject.table.area);
    },
    delete: (subject) => {
      remove(subject);
      subject.sheet.cells.clear(subject.table.area);
    },
  },
});

function placeOf({ context, sheet }: TablesSubject, args: Args): { sheet: Sheet; area: Area } {
  const given = args.any(0);
  if (isApiObject(given) && given.range !== null) return { sheet: given.range.sheet, area: args.area(0) };
  const { sheetName, rest } = splitAddress(args.string(0));
  const home = sheetName === null ? (sheet ?? context.workbook.active) : context.workbook.sheet(sheetName);
  const area = readArea(rest);
  if (area === null) throw invalidArgument();
  return { sheet: home, area };
}

function add(subject: TablesSubject, args: Args): ApiObject {
  const { context } = subject;
  const { sheet, area } = placeOf(subject, args);
  requireUnprotected(sheet, "a table");
  if (sheet.tables.some((other) => intersectionOf(other.area, area) !== null)) {
    throw invalidArgument("A table cannot overlap another one.");
  }
  let n = 1;
  while (tablesOf({ context, sheet: null }).some(isNamed(`Table${n}`))) n++;
  const table: Table = {
    id: context.workbook.nextId(),
    name: `Table${n}`,
    area,
    showHeaders: args.flag(1),
    style: "TableStyleMedium2",
  };
  sheet.tables = [...sheet.tables, table];
  return tableClass({ context, sheet, table });
}

const find = (subject: TablesSubject, key: string): ApiObject | null => {
  const found = tablesOf(subject).find((candidate) => candidate.table.id === key || isNamed(key)(candidate));
  return found === undefined ? null : tableClass(found);
};

export const tableCollection = defineClass<TablesSubject>("TableCollection", {
  properties: { count: { get: (subject) => tablesOf(subject).length } },
  items: (subject) => tablesOf(subject).map(tableClass),
  item: (subject, args) => {
    const found = find(subject, args.string(0));
    if (found === null) throw itemNotFound(`table ${args.string(0)}`);
    return found;
  },
  methods: {
    add,
    getCount: (subject) => tablesOf(subject).length,
    getItemOrNullObject: (subject, args) => find(subject, args.string(0)),
  },
});
