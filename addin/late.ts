/**
 * Code that comes when it is first wanted. Null where it does not come, because the network is away or the pane was
 * renewed meanwhile; the next who wants it tries again.
 */
export function late<T>(load: () => Promise<T>): () => Promise<T | null> {
  let loading: Promise<T | null> | null = null;
  const start = async (): Promise<T | null> => {
    try {
      return await load();
    } catch {
      // An import rejects for one reason: its file did not come.
      loading = null;
      return null;
    }
  };
  return () => (loading ??= start());
}
