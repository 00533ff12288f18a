import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Binding } from "../../../workbook/workbook.ts";
import type { DocumentChoice, Opening, World } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { accountStrings } from "../../strings/account.ts";
import { commonStrings } from "../../strings/common.ts";
import { failureStrings } from "../../strings/failures.ts";
import { homeStrings } from "../../strings/home.ts";
import { useLoad } from "../../use-load.ts";
import { openErrorText } from "../../error-words.ts";
import { LateSpinner } from "../LateSpinner.tsx";
import { LiveRegion } from "../LiveRegion.tsx";
import { RibbonReport } from "../RibbonReport.tsx";
import { Section } from "../Section.tsx";
import { TopBar } from "../TopBar.tsx";
import { BoundDocuments } from "./BoundDocuments.tsx";
import { DocumentList } from "./DocumentList.tsx";
import { OpeningProgress, type OpeningUnderWay } from "./OpeningProgress.tsx";
import { UnboundSheets } from "./UnboundSheets.tsx";
import { HomeTabs } from "./HomeTabs.tsx";
import type { HomeLoads } from "./home-loads.ts";
import { useSheets } from "./use-sheets.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: "640px",
    margin: "0 auto",
  },
  who: { display: "flex", flexDirection: "column" },
  role: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly world: World;
  readonly loads: HomeLoads;
  readonly notice: string | null;
  /** Whether the pane was just opened: then a workbook with one document leads straight to it. */
  readonly isStart: boolean;
  readonly openBinding: (binding: Binding) => void;
  readonly stayHome: () => void;
}

export function Home({ world, loads, notice, isStart, openBinding, stayHome }: Props) {
  const styles = useStyles();
  const { workbook, documents } = useServices();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(notice);
  const [underWay, setUnderWay] = useState<OpeningUnderWay | null>(null);

  const sheets = useSheets(world, loads.bindings, isStart);
  const list = useLoad(loads.documents);
  const bindings = sheets.bindings.state === "ready" ? sheets.bindings.value : [];
  const unbound = sheets.unbound.state === "ready" ? sheets.unbound.value : [];

  useEffect(() => {
    if (!isStart || sheets.bindings.state === "loading") return;
    const [only, ...others] = sheets.bindings.state === "ready" ? sheets.bindings.value : [];
    if (only === undefined || others.length > 0 || sheets.unbound.state === "failed") stayHome();
    else if (sheets.unbound.state === "ready") {
      if (sheets.unbound.value.length === 0) openBinding(only);
      else stayHome();
    }
  }, [isStart, sheets.bindings, sheets.unbound, openBinding, stayHome]);

  const run = async (what: string, opening: () => Opening<Binding>): Promise<void> => {
    setBusy(what);
    setFailure(null);
    const opened = await opening();
    setBusy(null);
    if (opened.ok) openBinding(opened.value);
    else {
      setFailure(openErrorText(opened.error));
      sheets.reload();
    }
  };
  const showAndOpen = (binding: Binding): void => {
    // A sheet that cannot be shown is found missing when the document is read, with the words for it.
    void workbook.show(binding);
    openBinding(binding);
  };
  const insert = (choice: DocumentChoice, what: string): void =>
    void run(what, async () => {
      const opened = await documents.insert(choice, (step) => setUnderWay({ choice, step }));
      setUnderWay(null);
      return opened;
    });

  // Home is not shown for a moment on the way to the workbook's only document.
  if (isStart) return <LateSpinner label={commonStrings.loading} style={{ paddingTop: "96px" }} />;

  const roles = rolesText(world);
  const parts = { world, bindings, busy, openBinding: showAndOpen, insert };
  return (
    <>
      <TopBar world={world} />
      <main className={styles.page} aria-label={homeStrings.heading}>
        <div className={styles.who}>
          <Text as="h1" weight="semibold" style={{ margin: 0 }}>
            {world.user.name}
          </Text>
          {roles !== "" && (
            <Text size={200} className={styles.role}>
              {roles}
            </Text>
          )}
        </div>
        <RibbonReport />
        <LiveRegion>
          {failure !== null && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{failure}</MessageBarBody>
            </MessageBar>
          )}
        </LiveRegion>
        <HomeTabs
          parts={parts}
          documents={
            <>
              {sheets.bindings.state === "failed" && (
                <Section title={homeStrings.here.title}>
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>{failureStrings.workbook(sheets.bindings.error)}</MessageBarBody>
                  </MessageBar>
                  <Button onClick={sheets.reload}>{commonStrings.tryAgain}</Button>
                </Section>
              )}
              {bindings.length > 0 && <BoundDocuments bindings={bindings} world={world} open={showAndOpen} />}
              {unbound.length > 0 && (
                <UnboundSheets
                  sheets={unbound}
                  world={world}
                  isBusy={busy !== null}
                  bindAgain={(choice, chosen) => void run("bind", () => documents.bindAgain(choice, chosen))}
                />
              )}
              {world.practices.length === 0 && <Text>{homeStrings.nothingYet}</Text>}
              <DocumentList {...parts} list={list.loaded} reload={list.reload} />
            </>
          }
        />
      </main>
      <OpeningProgress opening={underWay} />
    </>
  );
}

/** The roles that the person's label does not say already: labels are such as "Practice champion, Alder Creek". */
const rolesText = ({ user, grants }: World): string =>
  [...new Set(grants.map(({ role }) => accountStrings.role(role)))]
    .filter((role) => !user.name.toLowerCase().includes(role.toLowerCase()))
    .join(", ");
