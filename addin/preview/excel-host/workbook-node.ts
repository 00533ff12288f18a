import { asJson, asText, found, orNull, type HostNode } from "./host-node.ts";
import type { HostActions } from "./host-actions.ts";
import { namesNode } from "./names-node.ts";
import type { ReferenceTable } from "./reference-table.ts";
import { eventMethods } from "./worksheet-node.ts";

function worksheetsNode(host: HostActions): HostNode {
  const { model } = host;
  const find = (key: unknown): HostNode | null => {
    const sheet = model.findSheet(asText(key));
    return sheet === null ? null : host.worksheetNode(sheet);
  };
  const visible = (isVisibleOnly: unknown) =>
    model.sheets.filter(({ visibility }) => isVisibleOnly !== true || visibility === "Visible");
  return {
    type: "WorksheetCollection",
    items: () => model.sheets.map((sheet) => host.worksheetNode(sheet)),
    item: (key) => found(find(key)),
    methods: {
      ...eventMethods(["DataChanged", "Added", "Deleted", "Activated", "Deactivated", "SelectionChanged"]),
      ...eventMethods(["WorksheetAdded", "WorksheetDeleted", "WorksheetActivated", "WorksheetDeactivated"]),
      Add: (name) => host.worksheetNode(host.addSheet(name === undefined || name === null ? undefined : asText(name))),
      GetItem: (key) => found(find(key)),
      GetItemOrNullObject: (key) => orNull(() => find(key)),
      GetActiveWorksheet: () => host.worksheetNode(model.sheet(model.activeSheetId)),
      GetCount: (isVisibleOnly) => visible(isVisibleOnly).length,
      GetFirst: (isVisibleOnly) => {
        const [first] = visible(isVisibleOnly);
        return found(first === undefined ? null : host.worksheetNode(first));
      },
    },
  };
}

const settingNode = (host: HostActions, key: string): HostNode => ({
  type: "Setting",
  reads: { Key: () => key, Value: () => asJson(host.model.settings.get(key)) },
  methods: {
    Delete: () => {
      host.model.settings.delete(key);
      return null;
    },
  },
});

function settingsNode(host: HostActions): HostNode {
  const { settings } = host.model;
  const find = (key: unknown): HostNode | null => (settings.has(asText(key)) ? settingNode(host, asText(key)) : null);
  return {
    type: "SettingCollection",
    items: () => [...settings.keys()].map((key) => settingNode(host, key)),
    item: (key) => found(find(key)),
    methods: {
      Add: (key, value) => {
        settings.set(asText(key), asJson(value));
        return settingNode(host, asText(key));
      },
      GetItem: (key) => found(find(key)),
      GetItemOrNullObject: (key) => orNull(() => find(key)),
    },
  };
}

/** The root of every request. */
export function workbookNode(host: HostActions, references: ReferenceTable): HostNode {
  const { model } = host;
  const selected = (): HostNode => host.rangeNode(model.sheet(model.selection.sheetId), model.selection.box);
  return {
    type: "Workbook",
    reads: { Name: () => "Book1.xlsx" },
    children: {
      Worksheets: () => worksheetsNode(host),
      Names: () => namesNode(host, () => true),
      Settings: () => settingsNode(host),
      Protection: () => ({ type: "WorkbookProtection", reads: { Protected: () => model.isStructureProtected } }),
      Application: () => ({
        type: "Application",
        reads: { CalculationMode: () => "Automatic" },
        methods: {
          SuspendScreenUpdatingUntilNextSync: () => null,
          SuspendApiCalculationUntilNextSync: () => null,
          Calculate: () => null,
          CreateWorkbook: (base64) => applicationCreate(host, base64),
          _GetWorkbookCreatedById: () => createdNode,
        },
      }),
    },
    methods: {
      GetSelectedRange: selected,
      GetActiveCell: () => {
        const { row, column } = model.selection.box;
        return host.rangeNode(model.sheet(model.selection.sheetId), { row, column, lastRow: row, lastColumn: column });
      },
      InsertWorksheetsFromBase64: (base64, options) => host.insertSheetsFromBase64(asText(base64), options),
      _GetRangeForEventByReferenceId: (reference) => references.get(asText(reference)),
      _GetObjectByReferenceId: (reference) => references.get(asText(reference)),
      _RemoveReference: (reference) => {
        references.drop(asText(reference));
        return null;
      },
    },
  };
}

/** A workbook that was made and waits to be opened. The host opens it at once and notes that it did. */
const createdNode: HostNode = { type: "WorkbookCreated", id: "created", methods: { Open: () => null } };

function applicationCreate(host: HostActions, base64: unknown): HostNode {
  host.createWorkbook(asText(base64));
  return createdNode;
}
