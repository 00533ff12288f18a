import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { PersonCircle20Regular } from "@fluentui/react-icons";
import { useEffect, useId, useRef, useState } from "react";
import type { World } from "../pane-services.ts";
import { useServices } from "../services-context.ts";
import { accountStrings } from "../strings/account.ts";

const useStyles = makeStyles({
  account: { position: "relative" },
  panel: {
    position: "absolute",
    insetInlineEnd: 0,
    top: "100%",
    zIndex: 3,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    width: "max-content",
    minWidth: "180px",
    maxWidth: "260px",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    overflowWrap: "anywhere",
  },
  who: { display: "flex", flexDirection: "column" },
  role: { color: tokens.colorNeutralForeground2 },
});

/** Who is signed in, and the way out. A button that unfolds two lines and another button: nothing that a menu is needed for. */
export function AccountMenu({ world }: { readonly world: World }) {
  const styles = useStyles();
  const { api, signIns } = useServices();
  const [isOpen, setOpen] = useState(false);
  const account = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const roles = [...new Set(world.grants.map(({ role }) => accountStrings.role(role)))].join(", ");

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && account.current?.contains(target) !== true) setOpen(false);
    };
    const closeOnEscape = ({ key }: KeyboardEvent): void => {
      if (key !== "Escape") return;
      setOpen(false);
      account.current?.querySelector("button")?.focus();
    };
    document.addEventListener("keydown", closeOnEscape);
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);

  const signOut = async (): Promise<void> => {
    // The pane does not wait for the server: a token that it could not be told about ends by itself.
    const told = api.call("signOut", {});
    signIns.end("left");
    await told;
  };
  return (
    <div ref={account} className={styles.account}>
      <Button
        appearance="subtle"
        icon={<PersonCircle20Regular />}
        aria-label={accountStrings.menu}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      />
      {isOpen && (
        <div id={panelId} className={styles.panel}>
          <div className={styles.who}>
            <Text weight="semibold">{world.user.name}</Text>
            <Text size={200} className={styles.role}>
              {roles}
            </Text>
          </div>
          <Button onClick={() => void signOut()}>{accountStrings.signOut}</Button>
        </div>
      )}
    </div>
  );
}
