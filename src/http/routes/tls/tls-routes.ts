// The encrypted line: which certificate the station shows, how it is chosen and renewed, and its authority for whoever has to trust it.

import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import {
  type ChooseTls,
  chooseTlsShape,
  renewTlsShape,
  type Tls,
  type TlsAuthority,
  tlsAuthorityShape,
  tlsShape,
} from '#contract/tls.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

/** What keeps the certificates; `programs` plugs it in. All throw `no_https_here` where there is no encrypted line. */
export type TlsDesk = {
  readonly state: () => Tls
  readonly authority: () => TlsAuthority & { readonly der: Buffer }
  readonly renew: (authority: boolean) => Promise<void>
  /** Throws the problems of certificates, and `acme_refused`; then all is as it was. */
  readonly choose: (wish: ChooseTls) => Promise<void>
  /** What an authority looks for to see that a name leads here (RFC 8555 §8.3). */
  readonly challenge: (token: string) => string | undefined
}

export type TlsPorts = { readonly tls: TlsDesk; readonly log: Logger }

const CHALLENGE = '/.well-known/acme-challenge/:token'

export const tlsRoutes = ({ tls, log }: TlsPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/tls',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Which certificates the station shows, who signed them, and until when.',
    answers: { 200: tlsShape },
    handler: () => tls.state(),
  }),
  route({
    method: 'POST',
    path: '/api/tls/renewal',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Signs or asks for certificates anew, without a restart.',
    body: renewTlsShape,
    answers: { 200: tlsShape },
    handler: async ({ body, caller }) => {
      await tls.renew(body.authority)
      log.info('certificates were renewed', { by: nameOf(caller), ...body })
      return tls.state()
    },
  }),
  route({
    method: 'PUT',
    path: '/api/tls',
    access: 'local', // it names files of the station's machine
    does: toStation('configure_station'),
    summary: 'Chooses the certificate: the station’s own, the operator’s files, or one from an ACME authority.',
    body: chooseTlsShape,
    answers: { 200: tlsShape },
    handler: async ({ body, caller }) => {
      await tls.choose(body)
      log.info('a certificate was chosen', { by: nameOf(caller), source: body.source })
      return tls.state()
    },
  }),
  route({
    method: 'GET',
    path: '/api/tls/authority',
    access: 'public',
    summary: 'The fingerprint of the station’s own authority, and where other machines reach the station.',
    answers: { 200: tlsAuthorityShape },
    handler: () => tls.authority(),
  }),
  route({
    method: 'GET',
    path: '/ca.crt',
    access: 'public',
    summary: 'The certificate of the station’s own authority, to be trusted by devices.',
    answers: { 200: { type: 'application/x-x509-ca-cert', says: 'X.509, DER.' } },
    handler: (_, reply) =>
      reply
        .type('application/x-x509-ca-cert')
        .header('content-disposition', 'attachment; filename="mat-than-ca.crt"')
        .header('cache-control', 'no-store')
        .send(tls.authority().der),
  }),
  route({
    method: 'GET',
    path: CHALLENGE,
    access: 'public',
    summary: 'What an ACME authority looks for while a certificate is being asked for.',
    answers: { 200: { type: 'text/plain', says: 'A key authorization.' } },
    handler: ({ params }, reply) => {
      const { token } = params as { token: string }
      const answer = /^[\w-]{1,128}$/.test(token) ? tls.challenge(token) : undefined
      if (answer === undefined) throw new Problem('no_such_page')
      return reply.type('text/plain').send(answer)
    },
  }),
]
