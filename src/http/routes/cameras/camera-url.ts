// A camera's address as a person pastes it. User and password are taken out of it: they belong in the vault.

import { isIPv4 } from 'node:net'
import { Problem } from '#base/problems.ts'

export type CameraUrl = { readonly url: string; readonly username: string; readonly password: string }

/** Reads an rtsp:// or rtsps:// address. Throws `bad_camera_url` naming the field. */
export const readCameraUrl = (text: string, field: string): CameraUrl => {
  const trimmed = text.trim()
  const url = /^rtsps?:\/\/[^/]/i.test(trimmed) && !unfit.test(trimmed) ? URL.parse(trimmed) : null
  if (url === null || !hostPattern.test(url.hostname) || isOddNumber(url.hostname) || url.port === '0')
    throw new Problem('bad_camera_url', { field })
  const [username, password] = [decoded(url.username), decoded(url.password)]
  url.username = ''
  url.password = ''
  url.hash = ''
  return { url: url.href, username, password }
}

// Spaces and control characters would end a line of RTSP early.
const unfit = /[\s\p{Cc}]/u
const hostPattern = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]{0,252}))$/i

/** `2130706433`, `0177.0.0.1`: forms of IPv4 that some resolvers read and people do not. */
const isOddNumber = (host: string): boolean => /(?:^|\.)(?:0x[0-9a-f]*|\d+)\.?$/i.test(host) && !isIPv4(host)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // A password with a bare % in it: taken as it was typed.
  }
}
