import type { Role } from "../../../shared/protocol/common.ts";

const roles: Readonly<Record<Role, string>> = {
  "practice-member": "Practice member",
  "practice-champion": "Practice champion",
  chita: "CHITA",
  facilitator: "Facilitator",
  "program-staff": "Program staff",
  admin: "Administrator",
};

/** Who is signed in. */
export const accountStrings = {
  menu: "Account",
  signOut: "Sign out",
  role: (role: Role): string => roles[role],
} as const;
