// Which part of the page about people is in sight, as its address says it.

export type Part = 'people' | 'units' | 'roles' | 'sessions'

export const readPart = ({ part }: Readonly<Record<string, unknown>>): { readonly part?: Part } =>
  part === 'units' || part === 'roles' || part === 'sessions' ? { part } : {}
