import { ApiError, notSimulated } from "./api-error.ts";
import type { HostActions } from "./host-actions.ts";
import { asText, found, isHostNode, nullNode, orNull, type HostNode } from "./host-node.ts";
import type { NamedRange } from "./workbook-model.ts";

function nameNode(host: HostActions, named: NamedRange): HostNode {
  const { model } = host;
  const range = (): HostNode | null => {
    const sheet = model.findSheet(named.sheetId);
    return named.box === null || sheet === null ? null : host.rangeNode(sheet, named.box);
  };
  return {
    type: "NamedItem",
    reads: {
      Name: () => named.name,
      Formula: () => model.formulaOf(named),
      Type: () => (named.box === null ? "Error" : "Range"),
      Scope: () => "Workbook",
      Visible: () => true,
    },
    methods: {
      GetRange: () => {
        const node = range();
        if (node === null)
          throw new ApiError("InvalidReference", "This reference is not valid for the current operation.");
        return node;
      },
      GetRangeOrNullObject: () => orNull(range),
      Delete: () => {
        model.names = model.names.filter((other) => other !== named);
        return null;
      },
    },
  };
}

/** The workbook's names; a worksheet's collection shows those on it. Names of the host are the workbook's. */
export function namesNode(host: HostActions, isShown: (named: NamedRange) => boolean): HostNode {
  const { model } = host;
  const find = (name: unknown): HostNode | null => {
    const named = model.findName(asText(name));
    return named === null || !isShown(named) ? null : nameNode(host, named);
  };
  return {
    type: "NamedItemCollection",
    items: () => model.names.filter(isShown).map((named) => nameNode(host, named)),
    item: (key) => found(find(key)),
    methods: {
      Add: (name, reference) => {
        if (!isHostNode(reference) || reference.range === undefined)
          throw notSimulated("Names for anything but ranges");
        return nameNode(host, model.addName(asText(name), reference.range.sheet, reference.range.box));
      },
      GetItem: (name) => found(find(name)),
      GetItemOrNullObject: (name) => find(name) ?? nullNode,
      GetCount: () => model.names.filter(isShown).length,
    },
  };
}
