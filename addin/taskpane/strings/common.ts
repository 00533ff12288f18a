/**
 * Every sentence the pane itself shows stands in this folder, a file for each view, so that a translation is one folder
 * and no view carries another's words. Problem messages and grid texts come with the document kinds in shared/.
 */
export const commonStrings = {
  product: "Milepost",
  loading: "Loading…",
  tryAgain: "Try again",
  cancel: "Cancel",
  back: "All documents",
} as const;
