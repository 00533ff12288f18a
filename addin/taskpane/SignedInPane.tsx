import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useState } from "react";
import { late } from "../late.ts";
import type { Place } from "./App.tsx";
import { firstViewShown } from "./first-view.ts";
import { loadWorld } from "./load-world.ts";
import { useServices } from "./services-context.ts";
import { commonStrings } from "./strings/common.ts";
import { useLoad } from "./use-load.ts";
import { FullPage } from "./views/FullPage.tsx";
import { LateSpinner } from "./views/LateSpinner.tsx";
import { Home } from "./views/home/Home.tsx";
import { beginHomeLoads, homeLoads } from "./views/home/home-loads.ts";
import { clientErrorText } from "./error-words.ts";

const loadDocumentPlace = () =>
  import("./views/document/DocumentPlace.tsx").then(({ DocumentPlace: component }) => ({ default: component }));
const DocumentPlace = lazy(loadDocumentPlace);
void firstViewShown.then(late(loadDocumentPlace));

interface Props {
  readonly place: Place;
  readonly goTo: (place: Place) => void;
}

export function SignedInPane({ place, goTo }: Props) {
  const services = useServices();
  const { api } = services;
  const { loaded, reload } = useLoad(useCallback(() => loadWorld(api), [api]));
  const [loads] = useState(() => (place.at === "document" ? homeLoads(services) : beginHomeLoads(services)));
  const [notice, setNotice] = useState<string | null>(null);
  if (loaded.state === "loading") return <LateSpinner label={commonStrings.loading} style={{ paddingTop: "96px" }} />;
  if (loaded.state === "failed") {
    return (
      <FullPage title={commonStrings.product}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{clientErrorText(loaded.error)}</MessageBarBody>
        </MessageBar>
        <Button appearance="primary" onClick={reload}>
          {commonStrings.tryAgain}
        </Button>
      </FullPage>
    );
  }
  if (place.at === "document") {
    return (
      <Suspense fallback={<Spinner label={commonStrings.loading} style={{ paddingTop: "96px" }} />}>
        <DocumentPlace
          key={place.binding.documentId}
          binding={place.binding}
          world={loaded.value}
          leave={(why) => {
            setNotice(why ?? null);
            goTo({ at: "home" });
          }}
        />
      </Suspense>
    );
  }
  return (
    <Home
      world={loaded.value}
      loads={loads}
      notice={notice}
      isStart={place.at === "start"}
      openBinding={(binding) => {
        setNotice(null);
        goTo({ at: "document", binding });
      }}
      stayHome={() => {
        goTo({ at: "home" });
      }}
    />
  );
}
