import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Outcome } from "../../../sync/document-session.ts";
import { outcomeStrings } from "../../strings/sync.ts";
import { outcomeMessage } from "../../words.ts";
import { LiveRegion } from "../LiveRegion.tsx";

/** How the last step went. The live region is always there: one that appears together with its words is not read out. */
export function OutcomeMessage({ outcome }: { readonly outcome: Outcome | null }) {
  const [dismissed, setDismissed] = useState<Outcome | null>(null);
  const message = outcome === null || outcome === dismissed ? null : outcomeMessage(outcome);
  return (
    <LiveRegion label={outcomeStrings.region}>
      {message !== null && (
        <MessageBar intent={message.intent} layout="multiline">
          <MessageBarBody>{message.text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<Dismiss16Regular />}
                aria-label={outcomeStrings.dismiss}
                onClick={() => {
                  setDismissed(outcome);
                }}
              />
            }
          />
        </MessageBar>
      )}
    </LiveRegion>
  );
}
