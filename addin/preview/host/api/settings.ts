import { itemNotFound } from "../api-error.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import type { HostContext } from "./host-context.ts";

interface SettingSubject {
  readonly context: HostContext;
  readonly key: string;
}

const setting = defineClass<SettingSubject>("Setting", {
  id: ({ key }) => key,
  properties: {
    key: { get: ({ key }) => key },
    value: {
      get: ({ context, key }) => context.workbook.settings.get(key) ?? null,
      set: ({ context, key }, value) => void context.workbook.settings.set(key, value),
    },
  },
  methods: { delete: ({ context, key }) => void context.workbook.settings.delete(key) },
});

const find = (context: HostContext, key: string): ApiObject | null =>
  context.workbook.settings.has(key) ? setting({ context, key }) : null;

/** `workbook.settings`: the same that `Office.context.document.settings` keeps, saved with the file. */
export const settingCollection = defineClass<HostContext>("SettingCollection", {
  items: (context) => [...context.workbook.settings.keys()].map((key) => setting({ context, key })),
  item: (context, args) => {
    const found = find(context, args.string(0));
    if (found === null) throw itemNotFound(`setting ${args.string(0)}`);
    return found;
  },
  methods: {
    add: (context, args) => {
      context.workbook.settings.set(args.string(0), args.any(1));
      return setting({ context, key: args.string(0) });
    },
    getCount: ({ workbook }) => workbook.settings.size,
    getItemOrNullObject: (context, args) => find(context, args.string(0)),
  },
});
