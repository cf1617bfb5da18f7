// Sign-in at the ONVIF door: WS-UsernameToken or HTTP Digest, for SOAP requests and for snapshots. Whoever guesses too often is heard no more
// for a while; whoever has the right password and a wrong clock is told how wrong, so that somebody can set it.

import type { IncomingMessage } from 'node:http'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { wallIso } from '#base/units.ts'
import type { XmlElement } from '#engine/camera/xml.ts'
import type { RepublishAccount, RepublishAccounts } from '#engine/republish/accounts.ts'
import { challenges, whoSigned } from '#engine/republish/digest.ts'
import type { Guesses } from '#engine/republish/guesses.ts'
import { createNonces } from './nonces.ts'
import { createTokenCheck, hasToken } from './token-check.ts'

export type SignInNeed = {
  readonly accounts: RepublishAccounts
  readonly guesses: Guesses
  readonly clock: Clock
  readonly log: Logger
}

export type SignedIn =
  | { readonly account: RepublishAccount }
  /** `challenge` is empty where another answer to it would not be heard. */
  | { readonly status: 400 | 401 | 403; readonly reason: string; readonly challenge: readonly string[] }

export type SignIn = (request: IncomingMessage, header: XmlElement | undefined) => SignedIn

const CLOCK_SAID_EVERY_MS = 60_000

export const createSignIn = ({ accounts, guesses, clock, log }: SignInNeed): SignIn => {
  const nonces = createNonces(clock)
  const check = createTokenCheck(accounts, clock)
  let clockSaid_ms = Number.NEGATIVE_INFINITY
  const byToken = (header: XmlElement | undefined, address: string): SignedIn => {
    const token = check(header)
    if (token.state === 'right') return { account: token.account }
    if (token.state === 'wrong') {
      guesses.at(address).wrong()
      return refused(400, NOT_AUTHORIZED)
    }
    const ahead_s = Math.round(token.ahead_ms / 1000)
    if (clock.monotonic() - clockSaid_ms > CLOCK_SAID_EVERY_MS) {
      clockSaid_ms = clock.monotonic()
      log.warn('another system signs in with a wrong clock', { account: token.account.name, address, ahead_s })
    }
    const far = `${Math.abs(ahead_s)} seconds ${ahead_s > 0 ? 'ahead of' : 'behind'}`
    return refused(
      400,
      `the clock of this client is ${far} the station's (${wallIso(clock.wall())}): set it, or sign with the time that GetSystemDateAndTime tells`,
    )
  }
  const byDigest = ({ headers, method = '', url }: IncomingMessage, address: string): SignedIn => {
    const { authorization } = headers
    const found = whoSigned(authorization, method, accounts, nonce => nonces.fresh(nonce))
    if (found !== undefined && found.signed.uri === url && nonces.use(found.signed.nonce, found.signed.count))
      return { account: found.account }
    if (authorization !== undefined && found === undefined) guesses.at(address).wrong()
    return refused(401, NOT_AUTHORIZED, challenges(nonces.give()))
  }
  return (request, header) => {
    const address = request.socket.remoteAddress ?? ''
    if (guesses.at(address).resting()) return refused(403, 'too many wrong tries: wait a minute')
    return hasToken(header) ? byToken(header, address) : byDigest(request, address)
  }
}

const NOT_AUTHORIZED = 'the sender is not authorized'

const refused = (status: 400 | 401 | 403, reason: string, challenge: readonly string[] = []): SignedIn => ({
  status,
  reason,
  challenge,
})
