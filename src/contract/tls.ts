// The encrypted line on the wire: what the station shows whoever connects, and by whom that was signed.

import { z } from 'zod'

const certificateShape = z.object({
  names: z.array(z.string()).describe('names and addresses that it stands for'),
  issuer: z.string(),
  not_after: z.iso.datetime(),
  sha256: z.string().describe('fingerprint, as browsers show it'),
})

export const tlsSourceShape = z.enum(['own', 'files', 'acme'])
export type TlsSource = z.infer<typeof tlsSourceShape>

export const tlsShape = z.object({
  port: z.number().int(),
  source: tlsSourceShape.describe(
    'own: the station’s own authority; files: the operator’s; acme: asked for at an authority',
  ),
  own: certificateShape.describe(
    'shown to whoever calls by an address, or by a name that no other certificate stands for',
  ),
  chosen: certificateShape.nullable().describe('shown to whoever calls by one of its names'),
  authority: certificateShape,
  left_out: z.array(z.string()).describe('names of this station that its own authority may not sign for'),
  problem: z
    .string()
    .nullable()
    .describe('why the chosen one is not in use or not renewed, a code of reference/problems.md'),
  urls: z.array(z.string()).describe('where other machines reach the station'),
})
export type Tls = z.infer<typeof tlsShape>

/** POST /api/tls/renewal */
export const renewTlsShape = z.strictObject({
  authority: z.boolean().default(false).describe('a new authority as well: every device has to trust it anew'),
})

const pathShape = z.string().min(1).max(4096)
const domainShape = z
  .string()
  .toLowerCase()
  .regex(/^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/)

/** PUT /api/tls */
export const chooseTlsShape = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('own') }),
  z.strictObject({
    source: z.literal('files'),
    certificate: pathShape.describe('PEM file on the station’s machine; read again when it changes'),
    key: pathShape,
  }),
  z.strictObject({
    source: z.literal('acme'),
    names: z.array(domainShape).min(1).max(20),
    email: z.email().max(200).nullable(),
    directory: z.url().max(500).describe('https, or http on this machine'),
    terms_agreed: z.literal(true).describe('the authority’s terms of service'),
  }),
])
export type ChooseTls = z.infer<typeof chooseTlsShape>

/** GET /api/tls/authority: for whoever is about to trust it. */
export const tlsAuthorityShape = z.object({
  sha256: z.string(),
  not_after: z.iso.datetime(),
  urls: z.array(z.string()),
})
export type TlsAuthority = z.infer<typeof tlsAuthorityShape>
