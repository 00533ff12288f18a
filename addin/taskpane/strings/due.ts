/** When a document is due. */
export const dueStrings = {
  on: (date: string): string => `Due ${date}`,
  soon: (when: string, date: string): string => `Due ${when}, ${date}`,
  overdue: (date: string): string => `Overdue since ${date}`,
} as const;
