// History: what was done can be undone and done again. One drag is one deed, however many steps the hand took.

export type History<State> = {
  readonly past: readonly State[]
  readonly now: State
  readonly future: readonly State[]
  /** Which deed `now` came from; the same deed going on adds nothing to undo. */
  readonly deed: string | undefined
}

const MOST = 200

export const begun = <State>(now: State): History<State> => ({ past: [], now, future: [], deed: undefined })

export const done = <State>(history: History<State>, now: State, deed?: string): History<State> => {
  if (deed !== undefined && deed === history.deed) return { ...history, now, future: [] }
  return { past: [...history.past, history.now].slice(-MOST), now, future: [], deed }
}

export const undone = <State>({ past, now, future, deed }: History<State>): History<State> => {
  const last = past.at(-1)
  if (last === undefined) return { past, now, future, deed }
  return { past: past.slice(0, -1), now: last, future: [now, ...future], deed: undefined }
}

export const redone = <State>({ past, now, future, deed }: History<State>): History<State> => {
  const [next, ...later] = future
  if (next === undefined) return { past, now, future, deed }
  return { past: [...past, now], now: next, future: later, deed: undefined }
}
