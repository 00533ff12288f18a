import { cellAt, onSheet, readArea, splitAddress, wholeSheet, type Area } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { activateSheet, copySheet, deleteSheet, moveSheet, renameSheet, setVisibility } from "../model/sheets.ts";
import type { Visibility } from "../model/sheet.ts";
import { defineClass, type ApiObject, type ClassDefinition } from "./api-object.ts";
import { readBoolean, readNumber, readString, readWord, type Args } from "./args.ts";
import { chartCollection } from "./charts.ts";
import { commentCollection } from "./comments.ts";
import { eventMethods } from "./event-methods.ts";
import { freezePanes } from "./freeze-panes.ts";
import { namedItemCollection } from "./named-items.ts";
import { tableCollection } from "./tables.ts";
import { worksheetProtection } from "./worksheet-protection.ts";
import type { SheetSubject } from "./host-context.ts";

type Property = NonNullable<ClassDefinition<SheetSubject>["properties"]>[string];

const visibilities: readonly Visibility[] = ["Visible", "Hidden", "VeryHidden"];

/** Something that is on or off. */
const flag = (name: "showGridlines" | "showHeadings" | "enableCalculation"): Property => ({
  get: ({ sheet }) => sheet[name],
  set: ({ sheet }, value) => {
    sheet[name] = readBoolean(value);
  },
});

/** An address on the sheet, or a name that is known on it. Without one, the whole sheet. */
function rangeByAddress({ context, sheet }: SheetSubject, args: Args): ApiObject {
  const address = args.stringOrNull(0);
  if (address === null || address === "") return context.objects.range(sheet, wholeSheet);
  const area = readArea(splitAddress(address).rest);
  if (area !== null) return context.objects.range(sheet, area);
  const named = context.workbook.names.find(({ name }) => name.toLowerCase() === address.toLowerCase());
  if (named?.refersTo.kind !== "range" || named.refersTo.range.area === null) {
    throw invalidArgument(`${address} is neither an address nor a name.`);
  }
  return context.objects.range(named.refersTo.range.sheet, named.refersTo.range.area);
}

const usedOrNull = ({ context, sheet }: SheetSubject, args: Args): ApiObject | null => {
  const used = sheet.usedArea(args.flag(0));
  return used === null ? null : context.objects.range(sheet, used);
};

const areaByIndexes = (args: Args): Area =>
  onSheet({ row: args.number(0), column: args.number(1), rowCount: args.number(2), columnCount: args.number(3) });

function copy({ context, sheet }: SheetSubject, args: Args): ApiObject {
  const { workbook } = context;
  const other = args.object(1);
  const place = args.word(0, ["None", "Before", "After", "Beginning", "End"] as const, "None");
  const beside = other === null ? 0 : workbook.sheets.findIndex(({ id }) => id === other.id());
  const at = {
    None: workbook.sheets.length,
    End: workbook.sheets.length,
    Beginning: 0,
    Before: beside,
    After: beside + 1,
  }[place];
  return context.objects.worksheet(copySheet(workbook, sheet, at));
}

/** The sheet so many places away that people can see (`visibleOnly`), or any. */
const neighbour =
  (step: 1 | -1) =>
  ({ context, sheet }: SheetSubject, args: Args): ApiObject | null => {
    const { sheets } = context.workbook;
    for (let index = sheets.indexOf(sheet) + step; index >= 0 && index < sheets.length; index += step) {
      const other = sheets[index];
      if (other !== undefined && (!args.flag(0) || other.visibility === "Visible")) {
        return context.objects.worksheet(other);
      }
    }
    return null;
  };

export const worksheet = defineClass<SheetSubject>("Worksheet", {
  id: ({ sheet }) => sheet.id,
  properties: {
    id: { get: ({ sheet }) => sheet.id },
    name: {
      get: ({ sheet }) => sheet.name,
      set: ({ context, sheet }, value) => renameSheet(context.workbook, sheet, readString(value)),
    },
    position: {
      get: ({ context, sheet }) => context.workbook.sheets.indexOf(sheet),
      set: ({ context, sheet }, value) => moveSheet(context.workbook, sheet, readNumber(value)),
    },
    visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ context, sheet }, value) => setVisibility(context.workbook, sheet, readWord(value, visibilities)),
    },
    tabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: ({ sheet }, value) => {
        sheet.tabColor = readString(value).toUpperCase();
      },
    },
    showGridlines: flag("showGridlines"),
    showHeadings: flag("showHeadings"),
    enableCalculation: flag("enableCalculation"),
  },
  setNames: { gridlines: "showGridlines", headings: "showHeadings" },
  children: {
    protection: worksheetProtection,
    freezePanes,
    names: ({ context, sheet }) => namedItemCollection({ context, scope: sheet }),
    tables: (subject) => tableCollection(subject),
    charts: (subject) => chartCollection(subject),
    comments: (subject) => commentCollection(subject),
  },
  methods: {
    activate: ({ context, sheet }) => activateSheet(context.workbook, sheet),
    delete: ({ context, sheet }) => deleteSheet(context.workbook, sheet),
    copy,
    calculate: () => {}, // formulas are calculated whenever they are read
    getRange: rangeByAddress,
    getCell: ({ context, sheet }, args) =>
      context.objects.range(sheet, onSheet(cellAt(args.number(0), args.number(1)))),
    getRangeByIndexes: ({ context, sheet }, args) => context.objects.range(sheet, areaByIndexes(args)),
    getUsedRange: (subject, args) =>
      usedOrNull(subject, args) ?? subject.context.objects.range(subject.sheet, cellAt(0, 0)),
    getUsedRangeOrNullObject: usedOrNull,
    getNextOrNullObject: neighbour(1),
    getPreviousOrNullObject: neighbour(-1),
    ...eventMethods<SheetSubject>(
      ["DataChanged", "Activated", "Deactivated", "SelectionChanged"],
      ({ context }) => context.listeners,
      ({ sheet }) => sheet.id,
    ),
  },
});
