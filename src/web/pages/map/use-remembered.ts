// Remembered: small choices about the map that this device keeps: which layers are off, which base map lies under them.

import { useState } from 'react'

export const useRemembered = <Value>(
  name: string,
  read: (kept: unknown) => Value,
): readonly [Value, (value: Value) => void] => {
  const [value, setValue] = useState(() => read(recalled(name)))
  const remember = (next: Value): void => {
    setValue(next)
    try {
      localStorage.setItem(`matthan.map.${name}`, JSON.stringify(next))
    } catch {
      // not remembered, still chosen
    }
  }
  return [value, remember]
}

const recalled = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(`matthan.map.${name}`) ?? 'null')
  } catch {
    return undefined // a browser that refuses storage, or something else wrote there
  }
}
