import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { tabIds, type TabItem } from "./tab-item.ts";

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
  hidden: { display: "none" },
});

interface Props {
  readonly prefix: string;
  readonly tabs: readonly TabItem[];
  readonly selected: string;
}

/**
 * The panels of a view's tabs. One is made when it is first wanted and stays from then on, out of sight: half a sentence
 * typed into a form must survive a look at another tab.
 */
export function TabPanels({ prefix, tabs, selected }: Props) {
  const styles = useStyles();
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([selected]));
  if (!visited.has(selected)) setVisited(new Set([...visited, selected]));
  return tabs
    .filter(({ id }) => id === selected || visited.has(id))
    .map(({ id, render }) => (
      <div
        key={id}
        role="tabpanel"
        id={tabIds(prefix, id).panel}
        aria-labelledby={tabIds(prefix, id).tab}
        className={id === selected ? styles.panel : styles.hidden}
      >
        {render()}
      </div>
    ));
}
