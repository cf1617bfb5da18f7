// Tabs: parts of one page, one in sight. Radix moves the focus with the arrow keys and ties each tab to its part.

import { Content, List, Root, Trigger } from '@radix-ui/react-tabs'
import type { ReactNode } from 'react'

export type Tab<Value extends string> = {
  readonly value: Value
  readonly label: ReactNode
  readonly children: ReactNode
}

export const Tabs = <Value extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  readonly label: string
  readonly tabs: readonly Tab<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}) => (
  <Root value={value} onValueChange={next => onChange(tabs.find(tab => tab.value === next)?.value ?? value)}>
    <List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(tab => (
        <Trigger
          key={tab.value}
          value={tab.value}
          className="min-h-11 shrink-0 border-b-3 border-transparent px-4 whitespace-nowrap text-quiet hover:text-ink focus-visible:-outline-offset-3 data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink"
        >
          {tab.label}
        </Trigger>
      ))}
    </List>
    {tabs.map(tab => (
      <Content key={tab.value} value={tab.value} className="py-4">
        {tab.children}
      </Content>
    ))}
  </Root>
)
