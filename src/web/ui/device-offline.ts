// Whether this device itself says that it has no network. One that says it has one may be wrong.

import { useSyncExternalStore } from 'react'

export const useDeviceOffline = (): boolean => useSyncExternalStore(listenToNetwork, () => !navigator.onLine)

const listenToNetwork = (listener: () => void): (() => void) => {
  const aborted = new AbortController()
  for (const event of ['online', 'offline']) addEventListener(event, listener, { signal: aborted.signal })
  return () => aborted.abort()
}
