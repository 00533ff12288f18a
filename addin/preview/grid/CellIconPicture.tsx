import type { ReactNode } from "react";
import type { CellIcon } from "../sheet/icon-sets.ts";

/** Pixels that an icon takes of its cell. */
export const iconRoom = 18;

const quarterOf = (level: number): string => {
  const angle = level * 90;
  const [x, y] = [8 + 6 * Math.sin((angle * Math.PI) / 180), 8 - 6 * Math.cos((angle * Math.PI) / 180)];
  return level === 0 ? "" : `M8 8V2A6 6 0 ${angle > 180 ? 1 : 0} 1 ${x} ${y}Z`;
};

const star = "M8 1.5l2 4.3 4.7.6-3.5 3.2.9 4.7L8 12l-4.1 2.3.9-4.7L1.3 6.4 6 5.8Z";
const pale = "#E4E4E4";

function Levels({ shape, colour, level }: CellIcon): ReactNode {
  const fillAt = (index: number): string => (index < level ? colour : pale);
  if (shape === "bars") {
    return [0, 1, 2, 3].map((n) => (
      <rect key={n} x={1 + n * 3.6} y={10.5 - n * 3} width="2.8" height={4 + n * 3} fill={fillAt(n)} />
    ));
  }
  if (shape === "boxes") {
    // From the corner where reading begins last.
    return [0, 1, 2, 3].map((n) => (
      <rect key={n} x={n % 2 === 0 ? 2 : 8.5} y={n < 2 ? 8.5 : 2} width="5.5" height="5.5" fill={fillAt(n)} />
    ));
  }
  if (shape === "star") {
    return (
      <>
        <path d={star} fill={level === 2 ? colour : "#fff"} stroke={colour} />
        {level === 1 && <path d={star} fill={colour} style={{ clipPath: "inset(0 50% 0 0)" }} />}
      </>
    );
  }
  return (
    <>
      <circle cx="8" cy="8" r="6" fill="#fff" stroke={colour} />
      {level === 4 ? <circle cx="8" cy="8" r="6" fill={colour} /> : <path d={quarterOf(level)} fill={colour} />}
    </>
  );
}

const signs = { cross: "M4.5 4.5l7 7m0-7l-7 7", check: "M3.5 8.5l3 3 6-7", exclamation: "M8 3.5v5m0 2.5v1.5" } as const;

function Sign({ sign, colour, isCircled }: { readonly sign: keyof typeof signs } & Omit<CellIcon, "shape" | "level">) {
  return (
    <>
      {isCircled && <circle cx="8" cy="8" r="7" fill={colour} />}
      <path d={signs[sign]} fill="none" stroke={isCircled ? "#fff" : colour} strokeWidth={isCircled ? 1.8 : 2.6} />
    </>
  );
}

function Shape(icon: CellIcon): ReactNode {
  const { shape, colour, level } = icon;
  const turned = { transform: `rotate(${level} 8 8)` };
  switch (shape) {
    case "arrow":
      return <path d="M8 1.5l5.5 6H10v7H6v-7H2.5Z" fill={colour} {...turned} />;
    case "triangle":
      return <path d="M8 3.5l6 9H2Z" fill={colour} {...turned} />;
    case "warning":
      return <path d="M8 1.5l7 13H1Z" fill={colour} />;
    case "diamond":
      return <path d="M8 1l7 7-7 7-7-7Z" fill={colour} />;
    case "dash":
      return <rect x="2" y="6" width="12" height="4" fill={colour} />;
    case "flag":
      return <path d="M3 15V1.5h1L14 5.5 4.5 9.5V15Z" fill={colour} />;
    case "light":
      return (
        <>
          <rect x="1" y="1" width="14" height="14" rx="2" fill="#404040" />
          <circle cx="8" cy="8" r="5" fill={colour} />
        </>
      );
    case "circle":
      return <circle cx="8" cy="8" r="6.5" fill={colour} />;
    case "cross":
    case "check":
    case "exclamation":
      return <Sign sign={shape} colour={colour} isCircled={icon.isCircled} />;
    case "star":
    case "bars":
    case "quarters":
    case "boxes":
      return <Levels {...icon} />;
  }
}

/** An icon of a conditional format at the cell's left. Excel tells screen readers nothing of it either. */
export function CellIconPicture({ icon }: { readonly icon: CellIcon }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <Shape {...icon} />
    </svg>
  );
}
