// Toasts: what was just done, with a way to take it back for a while. This file keeps them; toaster.tsx shows them.

export type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'calm' | 'warn' | 'bad'
  readonly undo: (() => unknown) | undefined
  /** A second deed that lies near: to add a note to what was just marked. */
  readonly more: { readonly label: string; readonly onPress: () => void } | undefined
}

type Offered = { readonly tone?: Toast['tone']; readonly undo?: () => unknown; readonly more?: Toast['more'] }

/** Long enough to read it twice; longer where something can be taken back. A trouble stays until somebody has seen it. */
export const SHOWN_MS = 6_000
export const UNDO_MS = 12_000
const MOST = 3

let toasts: readonly Toast[] = []
let last_id = 0
const listeners = new Set<() => void>()

export const currentToasts = (): readonly Toast[] => toasts

/** Says `text`, a whole sentence; what stands there already is said anew instead of twice. With `undo`, a button takes the deed back; what it throws is said in a further toast. */
export const toast = (text: string, { tone = 'calm', undo, more }: Offered = {}): number => {
  last_id += 1
  const once = undo === undefined && more === undefined
  const others = toasts.filter(before => !(once && before.text === text && before.undo === undefined && !before.more))
  change([...others, { id: last_id, text, tone, undo, more }].slice(-MOST))
  return last_id
}

export const dropToast = (id: number): void => change(toasts.filter(toast => toast.id !== id))

/** How long it stays by itself; undefined: until it is put away. */
export const shownFor = ({ tone, undo }: Pick<Toast, 'tone' | 'undo'>): number | undefined => {
  if (tone === 'bad') return undefined
  return undo === undefined ? SHOWN_MS : UNDO_MS
}

export const listenToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const change = (next: readonly Toast[]): void => {
  toasts = next
  for (const listener of listeners) listener()
}
