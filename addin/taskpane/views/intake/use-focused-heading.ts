import { useEffect, useRef, type RefObject } from "react";

/** A step's heading, which takes the focus when the step comes: the button that led to it is gone. */
export function useFocusedHeading(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return heading;
}
