// Add button: how the next one comes into a list.

import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'

export const AddButton = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <Button weight="strong" onClick={onClick} className="shrink-0 pl-3">
    <PlusIcon />
    {children}
  </Button>
)
