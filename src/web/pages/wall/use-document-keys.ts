// Keys of a whole page, for as long as it is shown.

import { useEffect, useRef } from 'react'

export const useDocumentKeys = (onKey: (event: KeyboardEvent) => void): void => {
  const act = useRef(onKey)
  act.current = onKey
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => act.current(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
