// Remembered: what this device keeps of the wall: which one was shown last, and what comes forward on it. A browser that keeps nothing
// still gets a wall.

import { useState } from 'react'

/** What was kept under `key` and `read` takes; `read` is told undefined where nothing was. */
export const recall = <Value>(key: string, read: (kept: unknown) => Value): Value => {
  try {
    const text = localStorage.getItem(key)
    return read(text === null || text.length > 2_000 ? undefined : JSON.parse(text))
  } catch {
    return read(undefined) // storage refused, or not ours
  }
}

export const remember = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // not remembered, still in force
  }
}

/** State that outlives the page. */
export const useRemembered = <Value>(
  key: string,
  read: (kept: unknown) => Value,
): readonly [Value, (value: Value) => void] => {
  const [value, setValue] = useState(() => recall(key, read))
  const set = (next: Value): void => {
    setValue(next)
    remember(key, next)
  }
  return [value, set]
}
