import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ChevronLeft20Regular, PersonCircle20Regular } from "@fluentui/react-icons";
import type { World } from "../pane-services.ts";
import { useServices } from "../services-context.ts";
import { strings } from "../strings.ts";
import { Mark } from "./Mark.tsx";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  who: { display: "flex", flexDirection: "column", padding: tokens.spacingHorizontalM, maxWidth: "260px" },
  role: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly world: World;
  /** Where the back button leads; absent at home. */
  readonly back?: () => void;
}

/** The pane's one fixed line: back, or the product's name, and who is signed in. */
export function TopBar({ world, back }: Props) {
  const styles = useStyles();
  const { api, signIns } = useServices();
  const roles = [...new Set(world.grants.map(({ role }) => strings.account.role(role)))].join(", ");
  const signOut = async (): Promise<void> => {
    // The pane does not wait for the server: a token that it could not be told about ends by itself.
    const told = api.call("signOut", {});
    signIns.end("left");
    await told;
  };
  return (
    <header className={styles.bar}>
      {back === undefined ? (
        <span className={styles.name}>
          <Mark size={20} />
          <Text weight="semibold">{strings.product}</Text>
        </span>
      ) : (
        <Button appearance="subtle" icon={<ChevronLeft20Regular />} onClick={back}>
          {strings.document.back}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<PersonCircle20Regular />} aria-label={strings.account.menu} />
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <Text weight="semibold">{world.user.name}</Text>
            <Text size={200} className={styles.role}>
              {roles}
            </Text>
          </div>
          <MenuList>
            <MenuItem onClick={() => void signOut()}>{strings.account.signOut}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
