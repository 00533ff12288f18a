import type { ReactNode } from "react";

/** One tab of a view. */
export interface TabItem {
  readonly id: string;
  readonly label: string;
  /** How many things in it wait for the person; none is not shown. */
  readonly count?: number;
  readonly render: () => ReactNode;
}

/** What joins a tab to its panel for screen readers. */
export const tabIds = (prefix: string, id: string): { readonly tab: string; readonly panel: string } => ({
  tab: `${prefix}-${id}-tab`,
  panel: `${prefix}-${id}`,
});
