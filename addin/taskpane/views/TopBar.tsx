import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronLeft20Regular } from "@fluentui/react-icons";
import type { World } from "../pane-services.ts";
import { commonStrings } from "../strings/common.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { Mark } from "./Mark.tsx";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  name: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly world: World;
  /** Where the back button leads; absent at home. */
  readonly back?: () => void;
}

/** The pane's one fixed line: back, or the product's name, and who is signed in. */
export function TopBar({ world, back }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      {back === undefined ? (
        <span className={styles.name}>
          <Mark size={20} />
          <Text weight="semibold">{commonStrings.product}</Text>
        </span>
      ) : (
        <Button appearance="subtle" className={styles.back} icon={<ChevronLeft20Regular />} onClick={back}>
          {commonStrings.back}
        </Button>
      )}
      <AccountMenu world={world} />
    </header>
  );
}
