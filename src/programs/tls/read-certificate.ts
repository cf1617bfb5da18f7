// A certificate and its key as somebody hands them in: read, and proved to belong together, before anything is changed.

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { Problem } from '#base/problems.ts'
import type { Pair } from './own-authority.ts'

export type Read = {
  readonly names: readonly string[]
  readonly issuer: string
  readonly not_before: Date
  readonly not_after: Date
  /** SHA-256 of the certificate, as browsers show it. */
  readonly sha256: string
}

/** What the first certificate of a PEM text says. Throws `certificate_unreadable`. */
export const readCertificate = (pem: string): Read => {
  try {
    const read = new X509Certificate(pem)
    return {
      names: namesOf(read),
      issuer: attribute(read.issuer, 'CN') ?? attribute(read.issuer, 'O') ?? read.issuer.slice(0, 100),
      not_before: new Date(read.validFrom),
      not_after: new Date(read.validTo),
      sha256: read.fingerprint256,
    }
  } catch (cause) {
    throw new Problem('certificate_unreadable', {}, { cause })
  }
}

/** Throws `certificate_unreadable`, `certificate_key_unreadable`, `certificate_key_mismatch`, `certificate_over`. */
export const mustServe = ({ certificate, key }: Pair, now: Date): Read => {
  const read = readCertificate(certificate)
  const secret = readKey(key)
  if (!new X509Certificate(certificate).checkPrivateKey(secret)) throw new Problem('certificate_key_mismatch')
  if (read.not_after <= now) throw new Problem('certificate_over', { not_after: read.not_after.toISOString() })
  try {
    createSecureContext({ cert: certificate, key })
  } catch (cause) {
    throw new Problem('certificate_unreadable', {}, { cause })
  }
  return read
}

const readKey = (pem: string): KeyObject => {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new Problem('certificate_key_unreadable', {}, { cause })
  }
}

const namesOf = ({ subjectAltName = '' }: X509Certificate): readonly string[] =>
  subjectAltName.split(', ').flatMap(entry => {
    const found = /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1]
    return found === undefined ? [] : [found.includes(':') ? shortened(found) : found.toLowerCase()]
  })

/** Node writes every group of an IPv6 address out; people and `networkInterfaces` do not. */
const shortened = (address: string): string => URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? address

const attribute = (name: string, key: string): string | undefined =>
  name
    .split('\n')
    .find(line => line.startsWith(`${key}=`))
    ?.slice(key.length + 1)
