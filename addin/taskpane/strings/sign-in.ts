/** Signing in with a code. */
export const signInStrings = {
  title: "Sign in",
  intro: "Enter the sign-in code you were given. It works once.",
  code: "Sign-in code",
  button: "Sign in",
  busy: "Signing in…",
  missing: "Enter the code first.",
  expired: "Your sign-in has ended. Sign in again; nothing you typed is lost.",
  offline: "Milepost cannot be reached. Check the network and try again; the code stays good until it has been used.",
  unreadable: "The answer did not come from Milepost. A proxy or a sign-in page of the network may stand in between.",
} as const;
