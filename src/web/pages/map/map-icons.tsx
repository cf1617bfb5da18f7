// Map icons: drawings that only the map needs.

import type { ReactNode } from 'react'

const Icon = ({ children }: { readonly children: ReactNode }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    className="size-6 shrink-0"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {children}
  </svg>
)

export const MinusIcon = () => (
  <Icon>
    <path d="M5 12h14" />
  </Icon>
)
export const FitIcon = () => (
  <Icon>
    <path d="M4 9V5h4M16 5h4v4M20 15v4h-4M8 19H4v-4M12 10.5a1.5 1.5 0 100 3 1.5 1.5 0 000-3z" />
  </Icon>
)
export const PencilIcon = () => (
  <Icon>
    <path d="M5 19l1-4L16 5l3 3L9 18zM13.5 7.5l3 3" />
  </Icon>
)
export const UndoIcon = () => (
  <Icon>
    <path d="M8 5L4 9l4 4M4.5 9H14a5 5 0 010 10h-3" />
  </Icon>
)
export const RedoIcon = () => (
  <Icon>
    <path d="M16 5l4 4-4 4M19.5 9H10a5 5 0 000 10h3" />
  </Icon>
)
export const PinIcon = () => (
  <Icon>
    <path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0113 0c0 5-6.5 11-6.5 11zM12 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z" />
  </Icon>
)
export const DotsIcon = () => (
  <Icon>
    <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="3" />
  </Icon>
)
