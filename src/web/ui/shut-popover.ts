// Shuts the popover that something pressed stands in: header and bar outlive the page, and a menu would stay open over the next one.

import type { MouseEvent } from 'react'

export const shutPopover = (event: MouseEvent<HTMLElement>): void =>
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
