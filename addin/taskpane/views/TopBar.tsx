import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronLeft20Regular, PersonCircle20Regular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import type { World } from "../pane-services.ts";
import { accountStrings } from "../strings/account.ts";
import { commonStrings } from "../strings/common.ts";
import { Mark } from "./Mark.tsx";

/** Menus bring positioning and focus keeping with them, a quarter of the first view's bytes: not before they are wanted. */
const AccountMenu = lazy(() =>
  import("./AccountMenu.tsx").then(({ AccountMenu: component }) => ({ default: component })),
);

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
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
  const [isMenuWanted, setMenuWanted] = useState(false);
  const button = (
    <Button
      appearance="subtle"
      icon={<PersonCircle20Regular />}
      aria-label={accountStrings.menu}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => {
        setMenuWanted(true);
      }}
    />
  );
  return (
    <header className={styles.bar}>
      {back === undefined ? (
        <span className={styles.name}>
          <Mark size={20} />
          <Text weight="semibold">{commonStrings.product}</Text>
        </span>
      ) : (
        <Button appearance="subtle" icon={<ChevronLeft20Regular />} onClick={back}>
          {commonStrings.back}
        </Button>
      )}
      {isMenuWanted ? (
        <Suspense fallback={button}>
          <AccountMenu world={world} />
        </Suspense>
      ) : (
        button
      )}
    </header>
  );
}
