let show: () => void = () => {};

/**
 * Settles once the pane's first view is there to be used. What the view can do without for a moment is fetched after it:
 * on a practice's line, everything fetched before makes the list of documents wait.
 */
export const firstViewShown = new Promise<void>((resolve) => {
  show = resolve;
});

/** To be called by the view that people wait for, however it turned out. */
export const tellFirstViewShown = (): void => {
  // After the next frame: what is asked for in this one would be fetched before the view is painted.
  requestAnimationFrame(() => setTimeout(show));
};
