// Whether a passkey can be made at an address: browsers want a name (an IP address is nobody), and a line that nobody can listen to: https, or
// the machine itself under the name localhost. Whether the line is https is the browser's to know; behind a proxy the station does not see it.

import { isIP } from 'node:net'

export type PasskeyPlace = 'yes' | 'needs_https' | 'needs_name'

export const passkeysAt = (host: string | undefined, protocol: string): PasskeyPlace => {
  const name = nameOf(host)
  if (name === undefined) return 'needs_name'
  return protocol === 'https' || isOwn(name) ? 'yes' : 'needs_https'
}

/** The name that passkeys of this address belong to (WebAuthn's RP ID); undefined where there is none. */
export const nameOf = (host = ''): string | undefined => {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase()
  return name === '' || name.startsWith('[') || isIP(name) !== 0 ? undefined : name
}

/** Where pages that speak for this address come from. */
export const originsOf = (host = ''): string[] => {
  const name = nameOf(host)
  return [`https://${host}`, ...(name !== undefined && isOwn(name) ? [`http://${host}`] : [])]
}

const isOwn = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost')
