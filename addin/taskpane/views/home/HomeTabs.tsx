import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { strings } from "../../strings.ts";

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
      aria-label={strings.home.tabs}
      selectedValue={tab}
      onTabSelect={(_, data) => {
        choose(data.value === "export" ? "export" : "documents");
      }}
    >
      <Tab value="documents">{strings.home.documentsTab}</Tab>
      <Tab value="export">{strings.home.exportTab}</Tab>
    </TabList>
  );
}
