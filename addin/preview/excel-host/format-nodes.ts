import { columnCountOf, rowCountOf, type Box } from "./a1.ts";
import { asJson, type HostNode, type JsonValue, type RangePlace } from "./host-node.ts";

/** Excel's own look of a cell that nobody formatted. */
const defaults: Readonly<Record<string, JsonValue>> = {
  "format.columnWidth": 48,
  "format.rowHeight": 15,
  "format.wrapText": false,
  "format.horizontalAlignment": "General",
  "format.verticalAlignment": "Bottom",
  "format.indentLevel": 0,
  "format.fill.color": "#FFFFFF",
  "format.font.name": "Calibri",
  "format.font.size": 11,
  "format.font.bold": false,
  "format.font.italic": false,
  "format.font.underline": "None",
  "format.font.strikethrough": false,
  "format.font.color": "#000000",
  "format.protection.locked": true,
  "format.protection.formulaHidden": false,
};

/** Reads a property over a rectangle: the common value, or null where cells differ, as Excel answers. */
function common({ sheet, box }: RangePlace, key: string): JsonValue {
  const some: Box = {
    ...box,
    lastRow: box.row + Math.min(rowCountOf(box), 200) - 1,
    lastColumn: box.column + Math.min(columnCountOf(box), 50) - 1,
  };
  const values = sheet.readCells(
    some,
    (row, column) => asJson(sheet.formats.get(row, column, key)) ?? defaults[key] ?? null,
  );
  const first = values[0]?.[0] ?? null;
  return values.every((line) => line.every((value) => value === first)) ? first : null;
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A node whose properties are kept per cell under `prefix.`. */
function bag(type: string, place: RangePlace, prefix: string, names: readonly string[]): HostNode {
  return {
    type,
    reads: Object.fromEntries(names.map((name) => [pascal(name), () => common(place, `${prefix}.${name}`)])),
    writes: Object.fromEntries(
      names.map((name) => [
        pascal(name),
        (value) => place.sheet.formats.set(place.box, `${prefix}.${name}`, asJson(value)),
      ]),
    ),
  };
}

const borderNode = (place: RangePlace, edge: string): HostNode => {
  const node = bag("RangeBorder", place, `format.borders.${edge}`, ["style", "color", "weight"]);
  return { ...node, id: edge, reads: { ...node.reads, SideIndex: () => edge } };
};

/** `range.format` and what hangs on it. */
export function rangeFormatNode(place: RangePlace): HostNode {
  const node = bag("RangeFormat", place, "format", [
    "columnWidth",
    "rowHeight",
    "wrapText",
    "horizontalAlignment",
    "verticalAlignment",
    "indentLevel",
  ]);
  const fill = bag("RangeFill", place, "format.fill", ["color"]);
  return {
    ...node,
    children: {
      Fill: () => ({
        ...fill,
        methods: { Clear: () => place.sheet.formats.set(place.box, "format.fill.color", "#FFFFFF") ?? null },
      }),
      Font: () =>
        bag("RangeFont", place, "format.font", [
          "name",
          "size",
          "bold",
          "italic",
          "underline",
          "strikethrough",
          "color",
        ]),
      Protection: () => bag("FormatProtection", place, "format.protection", ["locked", "formulaHidden"]),
      Borders: () => ({
        type: "RangeBorderCollection",
        item: (key) => borderNode(place, String(key)),
        methods: { GetItem: (key) => borderNode(place, String(key)) },
      }),
    },
    methods: { AutofitColumns: () => null, AutofitRows: () => null },
  };
}

/** `range.dataValidation`. The rule stays as it was set; a range without one answers with type None. */
export function dataValidationNode(place: RangePlace): HostNode {
  const { sheet, box } = place;
  const read = (key: string, otherwise: JsonValue): JsonValue =>
    asJson(sheet.validations.get(box.row, box.column, key)) ?? otherwise;
  const keep = (key: string) => (value: unknown) => sheet.validations.set(box, key, asJson(value));
  const rule = (): JsonValue => read("rule", {});
  return {
    type: "DataValidation",
    reads: {
      Rule: rule,
      Prompt: () => read("prompt", {}),
      ErrorAlert: () => read("errorAlert", {}),
      IgnoreBlanks: () => read("ignoreBlanks", true),
      Type: () => validationTypeOf(rule()),
    },
    writes: {
      Rule: keep("rule"),
      Prompt: keep("prompt"),
      ErrorAlert: keep("errorAlert"),
      IgnoreBlanks: keep("ignoreBlanks"),
    },
    methods: {
      Clear: () => {
        for (const key of ["rule", "prompt", "errorAlert"]) sheet.validations.set(box, key, null);
        return null;
      },
    },
  };
}

function validationTypeOf(rule: JsonValue): string {
  const kind = rule !== null && typeof rule === "object" ? Object.keys(rule)[0] : undefined;
  return kind === undefined ? "None" : kind.charAt(0).toUpperCase() + kind.slice(1);
}
