// Own authority: the station's certificate authority, and the certificates it signs for the station itself. Name constraints bind it to
// names of a local network: whoever steals its key cannot pose as a bank before those who trust it. Loaded only when something is signed.

import * as x509 from '@peculiar/x509'
import type { Names } from './own-names.ts'

const HOW = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 24 * 3600 * 1000
/** Long before any machine of ours: a first start with a clock that stands at its beginning makes no authority of the future. */
const EVER = new Date('2020-01-01T00:00:00Z')
const AUTHORITY_YEARS = 20
/** Below the 825 days beyond which Apple's devices refuse what an own authority signed. */
export const CERTIFICATE_DAYS = 397

export type Pair = { readonly key: string; readonly certificate: string }

/** Makes an authority that may sign for these domains and what stands under them, and for any address. */
export const makeAuthority = async (name: string, domains: readonly string[], now: Date): Promise<Pair> => {
  const keys = await crypto.subtle.generateKey(HOW, true, ['sign', 'verify'])
  const until = new Date(Math.max(now.getTime(), Date.UTC(2026)) + AUTHORITY_YEARS * 365 * DAY_MS)
  const made = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: [{ CN: [name] }, { O: ['Mắt Thần'] }],
      notBefore: EVER,
      notAfter: until,
      signingAlgorithm: HOW,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        nameConstraints(domains),
      ],
    },
    crypto,
  )
  return { key: await pemOf(keys.privateKey), certificate: `${made.toString('pem')}\n` }
}

/** A certificate for these names and addresses with a key of its own, signed by the authority; its text holds the authority's behind it. */
export const issue = async (authority: Pair, { names, addresses }: Names, now: Date): Promise<Pair> => {
  const signer = new x509.X509Certificate(authority.certificate)
  const keys = await crypto.subtle.generateKey(HOW, true, ['sign', 'verify'])
  const made = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: [{ CN: [names[0]?.slice(0, 64) ?? addresses[0] ?? 'Mắt Thần'] }],
      issuer: signer.subjectName,
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: new Date(Math.min(now.getTime() + CERTIFICATE_DAYS * DAY_MS, signer.notAfter.getTime())),
      signingAlgorithm: HOW,
      publicKey: keys.publicKey,
      signingKey: await privateKey(authority.key),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          ...names.map(value => ({ type: 'dns', value }) as const),
          ...addresses.map(value => ({ type: 'ip', value }) as const),
        ]),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(signer.publicKey),
      ],
    },
    crypto,
  )
  return { key: await pemOf(keys.privateKey), certificate: `${made.toString('pem')}\n${authority.certificate}` }
}

/** 16 random bytes; the first is neither 0 nor above 127, so that it reads as a positive number of one length. */
const serial = (): string => {
  const bytes = Buffer.from(crypto.getRandomValues(new Uint8Array(16)))
  bytes[0] = (bytes[0]! & 0x3f) | 0x40
  return bytes.toString('hex')
}

// RFC 5280 §4.2.1.10: NameConstraints ::= SEQUENCE { permittedSubtrees [0] SEQUENCE OF { base [2] IA5String } }. Of addresses nothing is said,
// so any may be signed for: a station's change.
const nameConstraints = (domains: readonly string[]): x509.Extension => {
  const subtrees = domains.map(domain => der(0x30, der(0x82, Buffer.from(domain, 'latin1'))))
  return new x509.Extension('2.5.29.30', true, der(0x30, der(0xa0, Buffer.concat(subtrees))))
}

const der = (tag: number, body: Uint8Array): Buffer<ArrayBuffer> => {
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Uint8Array.from([tag, ...length]), body])
}

const pemOf = async (key: CryptoKey): Promise<string> =>
  `${x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`

const privateKey = (pem: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), HOW, false, ['sign'])
