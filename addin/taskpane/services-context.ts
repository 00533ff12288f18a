import { createContext, useContext } from "react";
import type { PaneServices } from "./pane-services.ts";

export const ServicesContext = createContext<PaneServices | null>(null);

export function useServices(): PaneServices {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error("A view was rendered outside ServicesContext");
  return services;
}
