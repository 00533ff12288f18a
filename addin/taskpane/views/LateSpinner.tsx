import { Spinner, type SpinnerProps } from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** Milliseconds after which people notice that they wait. */
const noticed = 150;

/** A spinner for what is usually there at once: one that comes and goes within a moment is only flicker. */
export function LateSpinner(props: SpinnerProps) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsShown(true);
    }, noticed);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isShown ? <Spinner {...props} /> : null;
}
