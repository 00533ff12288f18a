import { FluentProvider } from "@fluentui/react-components";
import { useMemo, useState, useSyncExternalStore } from "react";
import type { Binding } from "../workbook/workbook.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { keepFocus } from "./keep-focus.ts";
import type { PaneServices } from "./pane-services.ts";
import { Remembering } from "./Remembering.tsx";
import { ServicesContext } from "./services-context.ts";
import { themeOn } from "./theme.ts";
import { SignedInPane } from "./SignedInPane.tsx";
import { SignIn } from "./views/SignIn.tsx";

/** Where in the pane the person is. Kept above signing in, so that an ended session brings nobody back to the start. */
export type Place =
  | { readonly at: "start" } // just opened: a workbook with one document goes straight to it
  | { readonly at: "home" }
  | { readonly at: "document"; readonly binding: Binding };

const keepFocusIn = (pane: HTMLElement | null): (() => void) | undefined =>
  pane === null ? undefined : keepFocus(pane);

export function App({ services }: { readonly services: PaneServices }) {
  const { colorScheme, signIns } = services;
  const isDark = useSyncExternalStore(colorScheme.subscribe, colorScheme.isDark);
  const background = useSyncExternalStore(colorScheme.subscribe, colorScheme.background);
  const theme = useMemo(() => themeOn(isDark, background), [isDark, background]);
  const signIn = useSyncExternalStore(signIns.subscribe, signIns.getState);
  const [place, setPlace] = useState<Place>({ at: "start" });
  return (
    <FluentProvider ref={keepFocusIn} theme={theme} style={{ minHeight: "100%" }}>
      <ErrorBoundary reload={services.reload}>
        <ServicesContext value={services}>
          {signIn.at === "in" ? (
            <Remembering key={signIn.token}>
              <SignedInPane place={place} goTo={setPlace} />
            </Remembering>
          ) : (
            <SignIn
              why={signIn.why}
              onSignedIn={(signedIn) => {
                signIns.enter(signedIn);
              }}
            />
          )}
        </ServicesContext>
      </ErrorBoundary>
    </FluentProvider>
  );
}
