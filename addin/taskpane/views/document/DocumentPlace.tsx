import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { useCallback } from "react";
import type { Binding } from "../../../workbook/workbook.ts";
import type { World } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { commonStrings } from "../../strings/common.ts";
import { useLoad } from "../../use-load.ts";
import { openErrorText } from "../../error-words.ts";
import { TopBar } from "../TopBar.tsx";
import { DocumentTitle } from "./DocumentTitle.tsx";
import { DocumentView } from "./DocumentView.tsx";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  failure: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
});

interface Props {
  readonly binding: Binding;
  readonly world: World;
  /** Back home, with a sentence when the document could not stay open. */
  readonly leave: (why?: string) => void;
}

/** Opens the document of a binding and shows it, or says why it cannot be. */
export function DocumentPlace({ binding, world, leave }: Props) {
  const styles = useStyles();
  const { documents } = useServices();
  const open = useCallback(() => documents.open(binding, world), [documents, binding, world]);
  const { loaded, reload } = useLoad(open);
  if (loaded.state === "ready") {
    return (
      <DocumentView
        opened={loaded.value}
        world={world}
        back={() => {
          leave();
        }}
      />
    );
  }
  return (
    <>
      <TopBar
        world={world}
        back={() => {
          leave();
        }}
      />
      {loaded.state === "loading" ? (
        <Spinner label={commonStrings.loading} style={{ paddingTop: "96px" }} />
      ) : (
        <main className={styles.failure}>
          <div className={styles.header}>
            <DocumentTitle practiceName={binding.practiceName} kind={binding.kind} period={binding.period} />
          </div>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{openErrorText(loaded.error)}</MessageBarBody>
          </MessageBar>
          <Button appearance="primary" onClick={reload}>
            {commonStrings.tryAgain}
          </Button>
        </main>
      )}
    </>
  );
}
