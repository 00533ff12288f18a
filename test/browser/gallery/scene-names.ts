/** The gallery's scenes by name. Apart from the scenes themselves, which only a browser can load. */
export const scenes = [
  "start-no-office",
  "start-not-excel",
  "start-too-old",
  "sign-in",
  "sign-in-again",
  "unreachable",
  "home-champion",
  "home-unbound",
  "home-chita",
  "home-staff",
  "document-problems",
  "document-ready",
  "document-conflict",
  "document-replaced",
  "document-offline",
  "document-new",
  "document-returned",
  "document-imat",
  "document-scoring",
  "document-spread",
  "document-explain",
  "document-review",
  "document-accepted",
] as const;

export type SceneName = (typeof scenes)[number];
