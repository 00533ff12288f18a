import { Button, FluentProvider, Link, Text } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { ColorScheme } from "../color-scheme.ts";
import { commonStrings } from "../strings/common.ts";
import { startStrings } from "../strings/start.ts";
import { themeOn } from "../theme.ts";
import { FullPage } from "../views/FullPage.tsx";
import type { Start } from "./start-office.ts";

interface Props {
  readonly start: Exclude<Start, { kind: "ready" }>;
  readonly colorScheme: ColorScheme;
  readonly reload: () => void;
}

/** Why the pane cannot begin, and what to do: shown instead of the pane. */
export function StartProblem({ start, colorScheme, reload }: Props) {
  const isDark = useSyncExternalStore(colorScheme.subscribe, colorScheme.isDark);
  return (
    <FluentProvider theme={themeOn(isDark, colorScheme.background())} style={{ minHeight: "100%" }}>
      <Reason kind={start.kind} reload={reload} />
    </FluentProvider>
  );
}

function Reason({ kind, reload }: { readonly kind: Props["start"]["kind"]; readonly reload: () => void }) {
  const words = startStrings;
  switch (kind) {
    case "no-office":
      return (
        <FullPage title={words.noOfficeTitle}>
          <Text>{words.noOffice}</Text>
          <Button appearance="primary" onClick={reload}>
            {commonStrings.tryAgain}
          </Button>
        </FullPage>
      );
    case "too-old":
      return (
        <FullPage title={words.tooOldTitle}>
          <Text>{words.tooOld}</Text>
        </FullPage>
      );
    case "not-excel":
      return (
        <FullPage title={words.notExcelTitle}>
          <Text>{words.notExcel}</Text>
          <ol>
            {words.sideLoad.map((step) => (
              <li key={step}>
                <Text>{step}</Text>
              </li>
            ))}
          </ol>
          <Link href="/manifest.xml" download="milepost-manifest.xml">
            {words.manifest}
          </Link>
          <Text size={200}>{words.sideLoadElsewhere}</Text>
        </FullPage>
      );
  }
}
