import { accessDenied, invalidOperation } from "../api-error.ts";
import { isOpenedBy, protectionOptions } from "../model/protection.ts";
import { defineClass } from "./api-object.ts";
import { partOf } from "../part-of.ts";
import type { HostContext, SheetSubject } from "./host-context.ts";

/** `worksheet.protection`. Protecting twice fails, as in Excel; lifting protection that is not there does nothing. */
export const worksheetProtection = defineClass<SheetSubject>("WorksheetProtection", {
  properties: {
    protected: { get: ({ sheet }) => sheet.protection !== null },
    options: {
      get: ({ sheet: { protection } }) =>
        protection === null
          ? null
          : {
              ...Object.fromEntries(protectionOptions.map((option) => [option, protection.allowed.has(option)])),
              selectionMode: protection.selectionMode,
            },
    },
  },
  methods: {
    protect: ({ sheet }, args) => {
      if (sheet.protection !== null) throw invalidOperation(`The sheet ${sheet.name} is protected already.`);
      const options = args.any(0);
      const mode = partOf(options, "selectionMode");
      sheet.protection = {
        allowed: new Set(protectionOptions.filter((option) => partOf(options, option) === true)),
        selectionMode: typeof mode === "string" ? mode : "Normal",
        password: args.stringOrNull(1),
      };
    },
    unprotect: ({ sheet }, args) => {
      const { protection } = sheet;
      if (protection !== null && !isOpenedBy(protection, args.stringOrNull(0))) {
        throw accessDenied("The password is another.");
      }
      sheet.protection = null;
    },
  },
});

/** `workbook.protection`: of which sheets there are, not of their cells. */
export const workbookProtection = defineClass<HostContext>("WorkbookProtection", {
  properties: { protected: { get: ({ workbook }) => workbook.structurePassword !== null } },
  methods: {
    protect: ({ workbook }, args) => {
      if (workbook.structurePassword !== null) throw invalidOperation("The workbook is protected already.");
      workbook.structurePassword = args.stringOrNull(0) ?? "";
    },
    unprotect: ({ workbook }, args) => {
      const password = workbook.structurePassword;
      if (password !== null && password !== "" && password !== args.stringOrNull(0)) {
        throw accessDenied("The password is another.");
      }
      workbook.structurePassword = null;
    },
  },
});
