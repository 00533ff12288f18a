import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { homeStrings } from "../../strings/home.ts";

/** The parts of home for those who run the program. */
export type HomeTab = "documents" | "export";

const useStyles = makeStyles({
  tabs: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})` },
});

interface Props {
  readonly tab: HomeTab;
  readonly choose: (tab: HomeTab) => void;
}

export function HomeTabs({ tab, choose }: Props) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      aria-label={homeStrings.tabs}
      selectedValue={tab}
      onTabSelect={(_, data) => {
        choose(data.value === "export" ? "export" : "documents");
      }}
    >
      <Tab value="documents">{homeStrings.documentsTab}</Tab>
      <Tab value="export">{homeStrings.exportTab}</Tab>
    </TabList>
  );
}
