import { Button, MessageBar, MessageBarActions, MessageBarBody, Text } from "@fluentui/react-components";
import { useCallback, type ComponentType } from "react";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { commonStrings } from "../../strings/common.ts";
import { tabStrings } from "../../strings/tabs.ts";
import { useLoad } from "../../use-load.ts";

/** Brings a part's code when it is asked for: `() => import("./ResultsTab.tsx").then((part) => part.ResultsTab)`. */
export type LoadPart<P> = () => Promise<ComponentType<P>>;

async function loaded<P>(load: LoadPart<P>): Promise<Result<ComponentType<P>, "not-loaded">> {
  try {
    return ok(await load());
  } catch {
    // The one way an import tells that its file did not come: the network is away, or the pane was renewed meanwhile.
    return err("not-loaded");
  }
}

interface Props<P> {
  readonly load: LoadPart<P>;
  readonly view: P;
}

/** A part whose code comes when it is first shown. One that does not come says so and offers another try. */
export function LaterPart<P extends object>({ load, view }: Props<P>) {
  const { loaded: part, reload } = useLoad(useCallback(() => loaded(load), [load]));
  switch (part.state) {
    case "loading":
      return <Text>{commonStrings.loading}</Text>;
    case "failed":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{tabStrings.notLoaded}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={reload}>{commonStrings.tryAgain}</Button>
          </MessageBarActions>
        </MessageBar>
      );
    case "ready":
      return <part.value {...view} />;
  }
}
