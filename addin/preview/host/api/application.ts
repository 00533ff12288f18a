import { defineClass } from "./api-object.ts";
import { readWord } from "./args.ts";
import type { HostContext } from "./host-context.ts";

interface CreatedSubject {
  readonly context: HostContext;
  readonly base64: string;
}

/** A workbook that `Excel.createWorkbook` brings up in a window of its own. */
const workbookCreated = defineClass<CreatedSubject>("WorkbookCreated", {
  id: () => "created",
  methods: { open: ({ context, base64 }) => context.openCreated(base64) },
});

export const application = defineClass<HostContext>("Application", {
  properties: {
    calculationMode: {
      get: ({ workbook }) => workbook.calculationMode,
      set: ({ workbook }, value) => {
        workbook.calculationMode = readWord(value, ["Automatic", "AutomaticExceptTables", "Manual"]);
      },
    },
    calculationState: { get: () => "Done" },
  },
  methods: {
    calculate: () => {}, // formulas are calculated whenever they are read
    createWorkbook: (context, args) => workbookCreated({ context, base64: args.stringOrNull(0) ?? "" }),
    // Nothing is drawn and nothing waits to be calculated, so there is nothing to hold back.
    suspendScreenUpdatingUntilNextSync: () => {},
    suspendApiCalculationUntilNextSync: () => {},
  },
});
