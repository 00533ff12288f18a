import { readArea } from "../a1.ts";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../api-error.ts";
import { formulaOf, targetOf, type NamedItem } from "../model/named-item.ts";
import { areaOf } from "../model/range-ref.ts";
import type { Sheet } from "../model/sheet.ts";
import { defineClass, isApiObject, type ApiObject } from "./api-object.ts";
import { readBoolean, readString, type Args } from "./args.ts";
import type { HostContext } from "./host-context.ts";

interface NameSubject {
  readonly context: HostContext;
  readonly item: NamedItem;
}

/** The names of a workbook (`scope` null), or those known on one sheet only. */
export interface NamesSubject {
  readonly context: HostContext;
  readonly scope: Sheet | null;
}

function rangeOf({ context, item }: NameSubject): ApiObject | null {
  if (item.refersTo.kind === "formula" || item.refersTo.range.area === null) return null;
  return context.objects.range(item.refersTo.range.sheet, item.refersTo.range.area);
}

const namedItem = defineClass<NameSubject>("NamedItem", {
  id: ({ item }) => item.name,
  properties: {
    name: { get: ({ item }) => item.name },
    comment: {
      get: ({ item }) => item.comment,
      set: ({ item }, value) => {
        item.comment = readString(value);
      },
    },
    visible: {
      get: ({ item }) => item.visible,
      set: ({ item }, value) => {
        item.visible = readBoolean(value);
      },
    },
    scope: { get: ({ item }) => (item.scope === null ? "Workbook" : "Worksheet") },
    type: {
      get: ({ item }) => (item.refersTo.kind === "range" && item.refersTo.range.area !== null ? "Range" : "Error"),
    },
    formula: {
      get: ({ item }) => formulaOf(item),
      set: ({ context, item }, value) => {
        item.refersTo = targetOf(context.workbook, readString(value));
      },
    },
    value: { get: ({ item }) => formulaOf(item).replace(/^=/, "") },
  },
  children: {
    worksheet: ({ context, item }) => {
      if (item.scope === null) throw invalidArgument(`The name ${item.name} is the workbook's.`);
      return context.objects.worksheet(item.scope);
    },
    worksheetOrNullObject: ({ context, item }) => (item.scope === null ? null : context.objects.worksheet(item.scope)),
  },
  methods: {
    getRange: (subject) => {
      const found = rangeOf(subject);
      if (found === null) throw itemNotFound(`the cells of ${subject.item.name}`);
      return found;
    },
    getRangeOrNullObject: rangeOf,
    delete: ({ context: { workbook }, item }) => {
      workbook.names = workbook.names.filter((other) => other !== item);
    },
  },
});

const find = ({ context, scope }: NamesSubject, name: string): ApiObject | null => {
  const item = context.workbook.names.find(
    (candidate) => candidate.scope === scope && candidate.name.toLowerCase() === name.toLowerCase(),
  );
  return item === undefined ? null : namedItem({ context, item });
};

/** Excel's rule for names: a letter or underscore first, no spaces, and nothing that reads as a cell. */
const isName = (name: string): boolean =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) && readArea(name) === null && !/^(r|c|r\d*c\d*)$/i.test(name);

function add({ context, scope }: NamesSubject, args: Args): ApiObject {
  const name = args.string(0);
  if (!isName(name)) throw invalidArgument(`${name} cannot be a name.`);
  if (find({ context, scope }, name) !== null) throw itemAlreadyExists(name);
  const reference = args.any(1);
  const range = isApiObject(reference) ? reference.range : null;
  const item: NamedItem = {
    name,
    comment: args.stringOrNull(2) ?? "",
    visible: true,
    scope,
    // A range of its own: the one handed over is the add-in's, and may be let go of.
    refersTo:
      range === null
        ? targetOf(context.workbook, args.string(1))
        : { kind: "range", range: { sheet: range.sheet, area: areaOf(range) } },
  };
  context.workbook.names = [...context.workbook.names, item];
  return namedItem({ context, item });
}

export const namedItemCollection = defineClass<NamesSubject>("NamedItemCollection", {
  items: ({ context, scope }) =>
    context.workbook.names.filter((item) => item.scope === scope).map((item) => namedItem({ context, item })),
  item: (subject, args) => {
    const found = find(subject, args.string(0));
    if (found === null) throw itemNotFound(`name ${args.string(0)}`);
    return found;
  },
  methods: {
    add,
    getCount: ({ context, scope }) => context.workbook.names.filter((item) => item.scope === scope).length,
    getItemOrNullObject: (subject, args) => find(subject, args.string(0)),
  },
});
