import { Button, Field, FluentProvider, SearchBox, Text } from "@fluentui/react-components";
import { PersonCircle20Regular } from "@fluentui/react-icons";
import { createRoot } from "react-dom/client";
import { themeOn } from "./theme.ts";
import type { TabItem } from "./views/tabs/tab-item.ts";
import { TabBar } from "./views/tabs/TabBar.tsx";
import { Section } from "./views/Section.tsx";
import type { ListedDocument } from "./views/home/due-order.ts";
import { DocumentRows } from "./views/home/DocumentRows.tsx";

const row: ListedDocument = {
  document: {
    documentId: "none",
    programId: "none",
    practiceId: "none",
    kind: "none",
    period: "2000",
    status: "draft",
    version: 0,
    dueDate: "2000-12-31",
    submittedAt: null,
    acceptedAt: null,
  },
  practiceName: "",
  kindTitle: "",
  periodWords: "",
  statusWord: "",
};

const tabs: readonly TabItem[] = [{ id: "none", label: "", render: () => null }];

/**
 * Renders what home is made of where nobody sees it, while Office.js looks for Excel: the styles of its parts are then made
 * and in the page, which is a good part of what showing home costs. The returned function throws it away.
 */
export function warmUp(isDark: boolean): () => void {
  const root = createRoot(document.createElement("div"));
  root.render(
    <FluentProvider theme={themeOn(isDark, "")}>
      <Button appearance="subtle" icon={<PersonCircle20Regular />} />
      <TabBar prefix="none" label="" tabs={tabs} selected="none" choose={() => undefined} />
      <Section title="" aside={<Text size={200} />}>
        <Field label="">
          <SearchBox />
        </Field>
        <DocumentRows rows={[row]} isHere={() => false} busy={null} open={() => undefined} />
      </Section>
    </FluentProvider>,
  );
  return () => {
    root.unmount();
  };
}
