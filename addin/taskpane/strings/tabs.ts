/** The names of the pane's tabs, and what stands in for one that did not load. */
export const tabStrings = {
  home: "Sections",
  homeTabs: { documents: "Documents", review: "Review", export: "Export" },
  document: "Parts of this document",
  documentTabs: { todo: "To do", fill: "Fill in", threads: "Threads", results: "Results", history: "History" },
  notLoaded: "This part of the pane did not load. Check the network, then try again; your values are safe.",
} as const;
