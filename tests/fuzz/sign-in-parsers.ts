// Sign-in parsers: what reads the codes, passkeys and certificates that strangers send.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { readCode } from '#community/access/pairing.ts'
import { passkeyGivenShape, passkeyMadeShape } from '#contract/account.ts'
import { secondCodeShape, useLinkShape } from '#contract/session.ts'
import { chooseTlsShape } from '#contract/tls.ts'
import { deviceName } from '#http/device-name.ts'
import { stepsOf } from '#http/totp.ts'
import { mustServe, readCertificate } from '#programs/tls/read-certificate.ts'
import type { Parser } from './parser.ts'

const text = (bytes: Buffer): string => bytes.toString('utf8')
const base64 = Buffer.from('{"type":"webauthn.get","challenge":"AAAA","origin":"https://tram.local"}').toString(
  'base64url',
)
const common = '"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{}'
const given = `{${common},"response":{"clientDataJSON":"${base64}","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AA"}}`
const made = `{${common},"response":{"clientDataJSON":"${base64}","attestationObject":"o2NmbXRkbm9uZQ","transports":["internal"]}}`
const shapes: readonly z.ZodType[] = [
  passkeyGivenShape,
  passkeyMadeShape,
  secondCodeShape,
  useLinkShape,
  chooseTlsShape,
]

const certificate = readFileSync(join(import.meta.dirname, '../../testdata/own-authority.pem'))

export const signInParsers: readonly Parser[] = [
  {
    name: 'sign-in bodies',
    seeds: [
      Buffer.from(`{"response":${made},"name":"Điện thoại"}`),
      Buffer.from(`{"response":${given}}`),
      Buffer.from('{"code":"123 456"}'),
      Buffer.from('{"token":"ABCD-EFGH-JKLM-NPQR-STUV","password":"mot cau that dai"}'),
      Buffer.from(
        '{"source":"acme","names":["tram.xa.vn"],"email":null,"directory":"https://x/d","terms_agreed":true}',
      ),
    ],
    read: bytes => {
      const body = parsed(text(bytes))
      return shapes.filter(shape => shape.safeParse(body).success).length
    },
    most: () => shapes.length,
  },
  {
    name: 'codes that are typed',
    seeds: [Buffer.from('287 082'), Buffer.from('ABC-DEF'), Buffer.from('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0')],
    read: bytes => {
      const typed = text(bytes)
      const steps = stepsOf(Buffer.from('12345678901234567890'), typed, wallFromUnixMillis(59_000)).length
      return steps + (readCode(typed) === undefined ? 0 : 1) + (deviceName(typed).length > 200 ? 1_000_000 : 0)
    },
    most: () => 4,
  },
  {
    name: 'certificates and keys',
    seeds: [certificate, Buffer.from('-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n')],
    read: bytes => {
      const pem = text(bytes)
      return (
        (reads(() => readCertificate(pem)) ? 1 : 0) +
        (reads(() => mustServe({ certificate: pem, key: pem }, new Date(0))) ? 1 : 0)
      )
    },
    most: () => 2,
  },
]

/** A problem of ours is an answer; anything else is a fault. */
const reads = (work: () => unknown): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined // what is no JSON reaches no shape
  }
}
