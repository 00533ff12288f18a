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
import { PersonCircle20Regular } from "@fluentui/react-icons";
import type { World } from "../pane-services.ts";
import { useServices } from "../services-context.ts";
import { accountStrings } from "../strings/account.ts";

const useStyles = makeStyles({
  who: { display: "flex", flexDirection: "column", padding: tokens.spacingHorizontalM, maxWidth: "260px" },
  role: { color: tokens.colorNeutralForeground2 },
});

/** Who is signed in, and the way out. Fetched at the first press of its button, and open when it comes. */
export function AccountMenu({ world }: { readonly world: World }) {
  const styles = useStyles();
  const { api, signIns } = useServices();
  const roles = [...new Set(world.grants.map(({ role }) => accountStrings.role(role)))].join(", ");
  const signOut = async (): Promise<void> => {
    // The pane does not wait for the server: a token that it could not be told about ends by itself.
    const told = api.call("signOut", {});
    signIns.end("left");
    await told;
  };
  return (
    <Menu defaultOpen>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PersonCircle20Regular />} aria-label={accountStrings.menu} />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <Text weight="semibold">{world.user.name}</Text>
          <Text size={200} className={styles.role}>
            {roles}
          </Text>
        </div>
        <MenuList>
          <MenuItem onClick={() => void signOut()}>{accountStrings.signOut}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
