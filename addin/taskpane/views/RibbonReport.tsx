import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import { useSyncExternalStore } from "react";
import { useServices } from "../services-context.ts";
import { ribbonStrings } from "../strings/ribbon.ts";
import { outcomeStrings } from "../strings/sync.ts";
import { LiveRegion } from "./LiveRegion.tsx";

/** What a command of the ribbon came to, where the documents themselves do not show it. */
export function RibbonReport() {
  const { ribbon } = useServices();
  const report = useSyncExternalStore(ribbon.subscribe, ribbon.getReport);
  return (
    <LiveRegion label={ribbonStrings.region}>
      {report.length > 0 &&
        report.map(({ intent, text }, index) => (
          <MessageBar key={text} intent={intent} layout="multiline">
            <MessageBarBody>{text}</MessageBarBody>
            {index === 0 && (
              <MessageBarActions
                containerAction={
                  <Button
                    appearance="transparent"
                    icon={<Dismiss16Regular />}
                    aria-label={outcomeStrings.dismiss}
                    onClick={ribbon.dismiss}
                  />
                }
              />
            )}
          </MessageBar>
        ))}
    </LiveRegion>
  );
}
