import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { tabStrings } from "../../strings/tabs.ts";
import { TabBar } from "../tabs/TabBar.tsx";
import { TabPanels } from "../tabs/TabPanels.tsx";
import type { Path } from "../../../../shared/cell.ts";
import type { ViewParts } from "./document-parts.ts";
import { tabsOf } from "./document-tabs.tsx";

const useStyles = makeStyles({
  /** Stays in sight above a long list, as saving does below it. */
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The document's parts, one at a time: in 320 px they would be one very long column. */
export function DocumentTabs(parts: ViewParts) {
  const styles = useStyles();
  const [chosen, choose] = useState("todo");
  // New values to choose between come to the front: the message about them says that they are there to be seen.
  const conflicts = parts.state.conflicts.length;
  const [seenConflicts, setSeenConflicts] = useState(conflicts);
  if (conflicts !== seenConflicts) {
    setSeenConflicts(conflicts);
    if (conflicts > seenConflicts) choose("todo");
  }
  const [discussed, setDiscussed] = useState<Path | null>(null);
  const tabs = tabsOf({
    ...parts,
    discussed,
    discuss: (path) => {
      setDiscussed(path);
      if (path !== null) choose("threads");
    },
  });
  const selected = tabs.some(({ id }) => id === chosen) ? chosen : "todo";
  return (
    <>
      <div className={styles.bar}>
        <TabBar prefix="document" label={tabStrings.document} tabs={tabs} selected={selected} choose={choose} />
      </div>
      <TabPanels prefix="document" tabs={tabs} selected={selected} />
    </>
  );
}
