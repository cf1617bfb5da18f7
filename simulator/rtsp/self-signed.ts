// A certificate that nobody vouches for, as cameras make one for themselves: X.509 v3 with an ECDSA key, written by hand (RFC 5280 §4.1), since Node
// reads certificates but makes none.

import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'

export type SelfSigned = { readonly key: string; readonly cert: string; readonly fingerprint_sha256: string }

export const selfSigned = (name: string): SelfSigned => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = toBeSigned(name, spki)
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, ecdsaWithSha256, bits(signature))
  const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, cert, fingerprint_sha256: new X509Certificate(cert).fingerprint256 }
}

const toBeSigned = (name: string, spki: Buffer): Buffer => {
  const who = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
  // A positive number: the first bit is clear.
  const serial = Buffer.concat([Buffer.from([0x4d]), randomBytes(15)])
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')))
  const loopback = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
  const extensions = der(0xa3, sequence(sequence(oid('551d11'), der(0x04, loopback))))
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  return sequence(version, der(0x02, serial), ecdsaWithSha256, who, validity, who, spki, extensions)
}

/** A tag, the length in its short or long form, and the content (ITU-T X.690 §8.1). */
const der = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents)
const set = (...contents: readonly Buffer[]): Buffer => der(0x31, ...contents)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content)

/** 1.2.840.10045.4.3.2. */
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
