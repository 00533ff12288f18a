import { CounterBadge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { tabIds, type TabItem } from "./TabPanels.tsx";

const useStyles = makeStyles({
  tabs: {
    flexWrap: "wrap",
    marginInline: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
  },
  label: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly prefix: string;
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected: string;
  readonly choose: (id: string) => void;
}

/** The row of tabs. Arrow keys go from one to the next, Enter or Space opens it. */
export function TabBar({ prefix, label, tabs, selected, choose }: Props) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      size="small"
      aria-label={label}
      selectedValue={selected}
      onTabSelect={(_, { value }) => {
        if (typeof value === "string") choose(value);
      }}
    >
      {tabs.map(({ id, label: text, count = 0 }) => (
        <Tab
          key={id}
          value={id}
          id={tabIds(prefix, id).tab}
          {...(id === selected ? { "aria-controls": tabIds(prefix, id).panel } : {})}
        >
          <span className={styles.label}>
            {text}
            {count > 0 && <CounterBadge size="small" color="informative" count={count} />}
          </span>
        </Tab>
      ))}
    </TabList>
  );
}
