/** The last resort. */
export const crashStrings = {
  title: "The pane stopped",
  body: "Your sheet and what you typed are untouched. Reload the pane to go on; if it happens again, tell support what you were doing.",
  reload: "Reload the pane",
  details: "For support",
} as const;
