import type { ReactNode } from "react";
import { useMemory } from "../../remembered.ts";
import { tabStrings } from "../../strings/tabs.ts";
import { LaterPart } from "../tabs/LaterPart.tsx";
import { TabBar } from "../tabs/TabBar.tsx";
import { TabPanels } from "../tabs/TabPanels.tsx";
import type { HomeParts } from "./home-parts.ts";
import { homeTabs } from "./home-tabs.ts";

interface Props {
  readonly parts: HomeParts;
  /** The first tab's content, and all there is for those who have no other tab. */
  readonly documents: ReactNode;
}

/** Home in its tabs, for those who have more to do than to fill in. */
export function HomeTabs({ parts, documents }: Props) {
  const { remembered, remember } = useMemory();
  const later = homeTabs.filter(({ isWanted }) => isWanted(parts.world));
  if (later.length === 0) return documents;
  const tabs = [
    { id: "documents", label: tabStrings.homeTabs.documents, render: () => documents },
    ...later.map(({ id, load }) => ({
      id,
      label: tabStrings.homeTabs[id],
      render: () => <LaterPart load={load} view={parts} />,
    })),
  ];
  const selected = tabs.some(({ id }) => id === remembered.homeTab) ? remembered.homeTab : "documents";
  const choose = (homeTab: string): void => {
    remember({ homeTab });
  };
  return (
    <>
      <TabBar prefix="home" label={tabStrings.home} tabs={tabs} selected={selected} choose={choose} />
      <TabPanels prefix="home" tabs={tabs} selected={selected} />
    </>
  );
}
