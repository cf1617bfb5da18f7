// Username token: the password digest of WS-Security (OASIS UsernameToken Profile 1.0), made in the device's own time, since a device
// refuses a token that is some seconds old by its clock.

import { createHash, randomBytes } from 'node:crypto'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { escapeXml } from '#engine/camera/xml-writing.ts'
import { BASE64, PASSWORD_DIGEST, SECURITY, SECURITY_UTILITY, SOAP } from './namespaces.ts'

/** Digest = base64(SHA-1(nonce + created + password)). */
export const passwordDigest = (nonce: Buffer, created: string, password: string): string =>
  createHash('sha1').update(nonce).update(created).update(password).digest('base64')

/** The header element. Its elements carry default namespaces and no prefixes: some devices look for the bare names. */
export const usernameToken = (
  { username, password }: Credentials,
  device_ms: number,
  nonce: Buffer = randomBytes(16),
): string => {
  const created = `${new Date(device_ms).toISOString().slice(0, 19)}Z`
  return [
    `<Security xmlns="${SECURITY}" xmlns:s="${SOAP}" s:mustUnderstand="1"><UsernameToken>`,
    `<Username>${escapeXml(username)}</Username>`,
    `<Password Type="${PASSWORD_DIGEST}">${passwordDigest(nonce, created, password)}</Password>`,
    `<Nonce EncodingType="${BASE64}">${nonce.toString('base64')}</Nonce>`,
    `<Created xmlns="${SECURITY_UTILITY}">${created}</Created>`,
    '</UsernameToken></Security>',
  ].join('')
}
