/** The product's mark as drawn for the icons: a milestone by the road, ticked off. Decoration: its name stands beside it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" style={{ flexShrink: 0 }}>
      <rect width="64" height="64" rx="13" fill="#0b6a5b" />
      <path d="M14 54V28a18 18 0 0 1 36 0v26z" fill="#fff" />
      <path
        d="M23 33l7 7 12-14"
        fill="none"
        stroke="#0b6a5b"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="8" y="51" width="48" height="5" rx="2.5" fill="#f2b544" />
    </svg>
  );
}
