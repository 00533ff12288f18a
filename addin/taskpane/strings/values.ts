/** Values that have no words of their own. */
export const valueStrings = {
  blank: "blank",
  yes: "Yes",
  no: "No",
} as const;
