/**
 * Begins a load before anyone asks for it. The first who asks is given what was begun, everybody later a load of their
 * own: what was true when the pane opened may not be any more.
 */
export function ahead<T>(load: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = load();
  return () => {
    const given = begun ?? load();
    begun = null;
    return given;
  };
}
