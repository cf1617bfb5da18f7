// Time stamp: what a service of RFC 3161 signed about the manifest. Checked whole but for one thing: nobody here says whether its certificate may be trusted, so its
// name and fingerprint are told.

import { type Der, oidOf, partsOf, readDer } from './der.ts'
import { hexOf, sameBytes, type Tools } from './tools.ts'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const COMMON_NAME = '2.5.4.3'
const ORGANISATION = '2.5.4.10'

const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** Of a signature, where it says the hash as well. */
const signed_hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const curves: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', bytes: 48 },
}

export type TimeStamp = {
  readonly at_ms: number
  /** Who says so: name of its certificate, and that certificate's SHA-256. */
  readonly service: string
  readonly certificate_sha256: string
}
export type TimeStampFault = 'time_stamp_unreadable' | 'time_stamp_of_another' | 'time_stamp_signature'

/** `tsr`: a TimeStampResp or the bare token; `stamped`: what it should be about. */
export const readTimeStamp = async (
  tsr: Uint8Array,
  stamped: Uint8Array,
  tools: Tools,
): Promise<TimeStamp | TimeStampFault> => {
  const token = tokenOf(tsr)
  const info = token && infoOf(token.content)
  if (token === undefined || info === undefined) return 'time_stamp_unreadable'
  const digest = await subtleDigest(info.hash, stamped)
  if (!sameBytes(digest, info.imprint)) return 'time_stamp_of_another'
  const certificate = await signerOf(token)
  if (certificate === undefined) return 'time_stamp_signature'
  return {
    at_ms: info.at_ms,
    service: certificate.name,
    certificate_sha256: hexOf(await tools.digest([certificate.der.bytes])),
  }
}

type Token = {
  readonly content: Uint8Array
  readonly certificates: readonly Der[]
  readonly signer: readonly Der[]
}

/** CMS SignedData (RFC 5652 §5.1) around a TSTInfo, with one signer. */
const tokenOf = (tsr: Uint8Array): Token | undefined => {
  const outer = partsOf(readDer(tsr))
  const token = oidOf(outer[0]) === SIGNED_DATA ? outer : partsOf(outer[1])
  if (oidOf(token[0]) !== SIGNED_DATA) return undefined
  const signed = partsOf(partsOf(token[1])[0])
  const encapsulated = partsOf(signed[2])
  const content = readDer(encapsulated[1]?.body ?? new Uint8Array())
  const signers = partsOf(signed.findLast(({ tag }) => tag === 0x31))
  if (oidOf(encapsulated[0]) !== TST_INFO || content?.tag !== 4 || signers.length !== 1) return undefined
  const certificates = partsOf(signed.find(({ tag }) => tag === 0xa0))
  return { content: content.body, certificates, signer: partsOf(signers[0]) }
}

/** TSTInfo (RFC 3161 §2.4.2): of which bytes, and when. */
const infoOf = (content: Uint8Array) => {
  const fields = partsOf(readDer(content))
  const [algorithm, imprint] = partsOf(fields[2])
  const hash = hashes[oidOf(partsOf(algorithm)[0])]
  const at_ms = fields[4]?.tag === 0x18 ? timeOf(fields[4].body) : Number.NaN
  return hash === undefined || imprint?.tag !== 4 || Number.isNaN(at_ms)
    ? undefined
    : { hash, imprint: imprint.body, at_ms }
}

/** GeneralizedTime in UTC: `20261122201500Z`, with fractions. */
const timeOf = (body: Uint8Array): number => {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(
    String.fromCharCode(...body.subarray(0, 40)),
  )
  if (found === null) return Number.NaN
  const [, year, month, day, hour, minute, second, fraction = '.000'] = found
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
}

/** The certificate whose key signed: attributes that name these contents, and a signature over them. */
const signerOf = async ({ content, certificates, signer }: Token) => {
  const attributes = signer.find(({ tag }) => tag === 0xa0)
  const hash = hashes[oidOf(partsOf(signer[2])[0])]
  const at = attributes === undefined ? -1 : signer.indexOf(attributes)
  const [algorithm, signature] = [signer[at + 1], signer[at + 2]]
  if (attributes === undefined || hash === undefined || signature?.tag !== 4) return undefined
  const told = (oid: string) => partsOf(partsOf(partsOf(attributes).find(one => oidOf(partsOf(one)[0]) === oid))[1])[0]
  const digest = told(MESSAGE_DIGEST)
  if (oidOf(told(CONTENT_TYPE)) !== TST_INFO || digest?.tag !== 4) return undefined
  if (!sameBytes(digest.body, await subtleDigest(hash, content))) return undefined
  // Signed is the set as such, not as it is tagged here (RFC 5652 §5.4).
  const bytes = Uint8Array.from(attributes.bytes)
  bytes[0] = 0x31
  const signed_hash = signed_hashes[oidOf(partsOf(algorithm)[0])] ?? hash
  for (const der of certificates) {
    const certificate = readCertificate(der)
    if (certificate?.for_stamps !== true) continue
    if (await verified(certificate.spki, signed_hash, signature.body, bytes)) return certificate
  }
  return undefined
}

/** Of a certificate (RFC 5280 §4.1): its key, whom it names, whether it is for time stamps. */
const readCertificate = (der: Der) => {
  const fields = partsOf(partsOf(der)[0]).filter(({ tag }) => tag !== 0xa0)
  const [, , , , subject, spki] = fields
  if (subject === undefined || spki === undefined) return undefined
  const names = partsOf(subject).flatMap(set => partsOf(set).map(partsOf))
  const name = [COMMON_NAME, ORGANISATION].flatMap(oid => {
    const found = names.find(one => oidOf(one[0]) === oid)?.[1]
    return found === undefined ? [] : [new TextDecoder().decode(found.body).slice(0, 200)]
  })
  const extensions = partsOf(partsOf(fields.find(({ tag }) => tag === 0xa3))[0]).map(partsOf)
  const usage = extensions.find(one => oidOf(one[0]) === EXTENDED_KEY_USAGE)?.at(-1)
  const for_stamps = partsOf(readDer(usage?.body ?? new Uint8Array())).some(one => oidOf(one) === TIME_STAMPING)
  return { der, spki, name: name.join(', '), for_stamps }
}

const verified = async (spki: Der, hash: string, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> => {
  const [kind, curve] = partsOf(partsOf(spki)[0])
  const { subtle } = globalThis.crypto
  const key = Uint8Array.from(spki.bytes)
  try {
    if (oidOf(kind) === RSA) {
      const rsa = await subtle.importKey('spki', key, { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['verify'])
      return await subtle.verify('RSASSA-PKCS1-v1_5', rsa, Uint8Array.from(signature), Uint8Array.from(bytes))
    }
    const known = curves[oidOf(curve)]
    if (oidOf(kind) !== EC || known === undefined) return false
    const ec = await subtle.importKey('spki', key, { name: 'ECDSA', namedCurve: known.name }, false, ['verify'])
    const raw = rawSignature(signature, known.bytes)
    return raw !== undefined && (await subtle.verify({ name: 'ECDSA', hash }, ec, raw, Uint8Array.from(bytes)))
  } catch {
    return false // a key that cannot be read signs nothing
  }
}

/** ECDSA: two numbers in DER become two of fixed length. */
const rawSignature = (signature: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> | undefined => {
  const numbers = partsOf(readDer(signature))
  if (numbers.length !== 2) return undefined
  const raw = new Uint8Array(bytes * 2)
  for (const [i, { body }] of numbers.entries()) {
    const plain = body.subarray(Math.max(0, body.length - bytes))
    raw.set(plain, (i + 1) * bytes - plain.length)
  }
  return raw
}

const subtleDigest = async (hash: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await globalThis.crypto.subtle.digest(hash, Uint8Array.from(bytes)))
