// Codes of a code app: TOTP (RFC 6238) with SHA-1, six digits and 30 seconds, which is what every such app does. The code of the step before
// and of the next one count too, since a telephone's clock is not ours; each counts once, which whoever keeps the steps makes sure of.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { unixMillis, type WallTime90k } from '#base/units.ts'

const STEP_MS = 30_000
const SECRET_BYTES = 20
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const newSecret = (): Uint8Array => randomBytes(SECRET_BYTES)

export const stepAt = (now: WallTime90k): number => Math.floor(unixMillis(now) / STEP_MS)

/** The six digits of a step (RFC 4226 §5.3). */
export const codeAt = (secret: Uint8Array, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.max(0, step)))
  const tag = createHmac('sha1', secret).update(counter).digest()
  const number = tag.readUInt32BE(tag[tag.length - 1]! & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The steps of which this is the code: now, just before, just after. */
export const stepsOf = (secret: Uint8Array, typed: string, now: WallTime90k): readonly number[] => {
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return []
  const here = stepAt(now)
  return [here, here - 1, here + 1].filter(step =>
    timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  )
}

/** RFC 4648 §6, without padding: what a person types into the app. */
export const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(part => LETTERS[Number.parseInt(part.padEnd(5, '0'), 2)]).join('')
}

/** What the app scans: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export const totpUrl = (secret: Uint8Array, username: string, station: string): string => {
  const issuer = `Mat Than ${station}`
  const label = encodeURIComponent(`${issuer}:${username}`)
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
