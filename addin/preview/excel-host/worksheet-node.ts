import { boxAt, parseA1, wholeSheet } from "./a1.ts";
import { ApiError } from "./api-error.ts";
import type { HostActions } from "./host-actions.ts";
import {
  asBoolean,
  asJson,
  asNumber,
  asRecord,
  asText,
  found,
  isHostNode,
  nullNode,
  orNull,
  type HostNode,
} from "./host-node.ts";
import { namesNode } from "./names-node.ts";
import type { SheetModel } from "./sheet-model.ts";

/** Methods by which the library subscribes to events. It filters by itself: the host fires everything. */
export const eventMethods = (names: readonly string[]): Record<string, () => null> =>
  Object.fromEntries(
    names.flatMap((name) => [`_Register${name}Event`, `_Unregister${name}Event`].map((method) => [method, () => null])),
  );

function asVisibility(value: unknown): SheetModel["visibility"] {
  if (value === "Visible" || value === "Hidden" || value === "VeryHidden") return value;
  throw new ApiError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
}

function protectionNode(sheet: SheetModel): HostNode {
  return {
    type: "WorksheetProtection",
    reads: {
      Protected: () => sheet.protection !== null,
      Options: () => asJson(sheet.protection?.options),
    },
    methods: {
      Protect: (options, password) => {
        if (sheet.protection !== null) throw new ApiError("InvalidOperation", "The sheet is protected already.");
        sheet.protection = { options: asRecord(options), password: typeof password === "string" ? password : null };
        return null;
      },
      Unprotect: (password) => {
        const wanted = sheet.protection?.password ?? null;
        if (wanted !== null && wanted !== password)
          throw new ApiError("AccessDenied", "The password is not correct.", 403);
        sheet.protection = null;
        return null;
      },
    },
  };
}

function freezePanesNode(host: HostActions, sheet: SheetModel): HostNode {
  const freeze = (rows: number, columns: number): null => {
    sheet.frozen = rows === 0 && columns === 0 ? null : boxAt(0, 0, Math.max(rows, 1), Math.max(columns, 1));
    return null;
  };
  return {
    type: "WorksheetFreezePanes",
    methods: {
      FreezeAt: (range) => {
        const box = isHostNode(range) && range.range !== undefined ? range.range.box : parseA1(asText(range));
        sheet.frozen = { ...box, row: 0, column: 0 };
        return null;
      },
      FreezeRows: (count) => freeze(asNumber(count ?? 1), 0),
      FreezeColumns: (count) => freeze(0, asNumber(count ?? 1)),
      Unfreeze: () => freeze(0, 0),
      GetLocationOrNullObject: () => (sheet.frozen === null ? nullNode : host.rangeNode(sheet, sheet.frozen)),
      GetLocation: () => found(sheet.frozen === null ? null : host.rangeNode(sheet, sheet.frozen)),
    },
  };
}

/** One worksheet. */
export function worksheetNode(host: HostActions, sheet: SheetModel): HostNode {
  const { model } = host;
  const used = (): HostNode | null => {
    const box = sheet.usedBox();
    return box === null ? null : host.rangeNode(sheet, box);
  };
  const neighbour = (step: 1 | -1) => (): HostNode | null => {
    const visible = model.sheets.filter(
      ({ visibility }) => visibility === "Visible" || visibility === sheet.visibility,
    );
    const other = visible[visible.indexOf(sheet) + step];
    return other === undefined ? null : host.worksheetNode(other);
  };
  return {
    type: "Worksheet",
    id: sheet.id,
    reads: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Position: () => model.sheets.indexOf(sheet),
      Visibility: () => sheet.visibility,
      TabColor: () => sheet.tabColor,
      ShowGridlines: () => sheet.showGridlines,
    },
    writes: {
      Name: (value) => model.renameSheet(sheet, asText(value)),
      Visibility: (value) => model.setVisibility(sheet, asVisibility(value)),
      TabColor: (value) => {
        sheet.tabColor = asText(value);
      },
      ShowGridlines: (value) => {
        sheet.showGridlines = asBoolean(value);
      },
      Position: (value) => {
        model.sheets = model.sheets.filter((other) => other !== sheet);
        model.sheets.splice(asNumber(value), 0, sheet);
      },
    },
    children: {
      Protection: () => protectionNode(sheet),
      FreezePanes: () => freezePanesNode(host, sheet),
      Names: () => namesNode(host, ({ sheetId }) => sheetId === sheet.id),
    },
    methods: {
      ...eventMethods(["DataChanged", "Changed", "Activated", "Deactivated", "SelectionChanged"]),
      Activate: () => {
        host.activate(sheet);
        return null;
      },
      Delete: () => {
        host.deleteSheet(sheet);
        return null;
      },
      GetRange: (address) =>
        host.rangeNode(sheet, address === undefined || address === null ? wholeSheet : parseA1(asText(address))),
      GetCell: (row, column) => host.rangeNode(sheet, boxAt(asNumber(row), asNumber(column))),
      GetRangeByIndexes: (row, column, rows, columns) =>
        host.rangeNode(sheet, boxAt(asNumber(row), asNumber(column), asNumber(rows), asNumber(columns))),
      GetUsedRange: () => used() ?? host.rangeNode(sheet, boxAt(0, 0)),
      GetUsedRangeOrNullObject: () => orNull(used),
      GetNextOrNullObject: () => orNull(neighbour(1)),
      GetPreviousOrNullObject: () => orNull(neighbour(-1)),
    },
  };
}
