import { asJson, asText, found, orNull, type HostNode, type RangePlace } from "./host-node.ts";
import type { ConditionalFormat } from "./sheet-model.ts";
import type { WorkbookModel } from "./workbook-model.ts";

const kept = (format: ConditionalFormat, type: string, prefix: string, names: readonly string[]): HostNode => ({
  type,
  reads: Object.fromEntries(names.map((name) => [name, () => asJson(format.settings.get(`${prefix}.${name}`))])),
  writes: Object.fromEntries(
    names.map((name) => [name, (value) => void format.settings.set(`${prefix}.${name}`, asJson(value))]),
  ),
});

const lookNode = (format: ConditionalFormat, prefix: string): HostNode => ({
  type: "ConditionalRangeFormat",
  children: {
    Fill: () => kept(format, "ConditionalRangeFill", `${prefix}.Fill`, ["Color"]),
    Font: () => kept(format, "ConditionalRangeFont", `${prefix}.Font`, ["Color", "Bold", "Italic"]),
  },
});

/** The kinds of rule the host keeps. Whoever draws the sheet works them out. */
function conditionalFormatNode(place: RangePlace, format: ConditionalFormat): HostNode {
  return {
    type: "ConditionalFormat",
    id: format.id,
    reads: { Type: () => format.type, Id: () => format.id },
    children: {
      Custom: () => ({
        type: "CustomConditionalFormat",
        children: {
          Rule: () => kept(format, "ConditionalFormatRule", "Custom.Rule", ["Formula"]),
          Format: () => lookNode(format, "Custom.Format"),
        },
      }),
      CellValue: () => {
        const rule = kept(format, "CellValueConditionalFormat", "CellValue", ["Rule"]);
        return { ...rule, children: { Format: () => lookNode(format, "CellValue.Format") } };
      },
      TextComparison: () => {
        const rule = kept(format, "TextConditionalFormat", "TextComparison", ["Rule"]);
        return { ...rule, children: { Format: () => lookNode(format, "TextComparison.Format") } };
      },
      ColorScale: () => kept(format, "ColorScaleConditionalFormat", "ColorScale", ["Criteria"]),
    },
    methods: {
      Delete: () => {
        place.sheet.conditionalFormats = place.sheet.conditionalFormats.filter(({ id }) => id !== format.id);
        return null;
      },
    },
  };
}

export function conditionalFormatsNode(model: WorkbookModel, place: RangePlace): HostNode {
  const { sheet, box } = place;
  const nodeOf = (format: ConditionalFormat): HostNode => conditionalFormatNode(place, format);
  const find = (key: unknown): HostNode | null => {
    const format = sheet.conditionalFormats.find(({ id }) => id === key);
    return format === undefined ? null : nodeOf(format);
  };
  return {
    type: "ConditionalFormatCollection",
    items: () => sheet.conditionalFormatsAt(box.row, box.column).map(nodeOf),
    item: (key) => found(find(key)),
    methods: {
      Add: (type) => {
        const format = { id: model.newId(), type: asText(type), box, settings: new Map<string, unknown>() };
        sheet.conditionalFormats.push(format);
        return nodeOf(format);
      },
      GetCount: () => sheet.conditionalFormatsAt(box.row, box.column).length,
      GetItem: (key) => found(find(key)),
      GetItemOrNullObject: (key) => orNull(() => find(key)),
      ClearAll: () => {
        const first = { row: box.row, column: box.column };
        const here = new Set(sheet.conditionalFormatsAt(first.row, first.column));
        sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => !here.has(format));
        return null;
      },
    },
  };
}
