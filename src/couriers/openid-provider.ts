// An OpenID Connect provider, asked by the authorization code flow with PKCE, state and nonce. Every call has an end: a provider that is down
// or slow is told as that, and nobody waits for it who signs in with a password. What it says is checked by the library: issuer, audience,
// signature, times, nonce.

import * as openid from 'openid-client'
import { Problem } from '#base/problems.ts'
import type { Identity, IdentityProvider } from '#community/access/identity-provider.ts'
import type { SignInSettingsBook } from '#community/access/sign-in-settings.ts'

const PATIENCE_S = 8
const ASKED_AGAIN_MS = 10 * 60_000
/** What providers say in `amr` when they asked for more than a password (RFC 8176). */
const secondWays = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'pop'])
const LONGEST_SUBJECT = 255

export const createOpenidProvider = (settings: Pick<SignInSettingsBook, 'get' | 'secret'>): IdentityProvider => {
  let known: { readonly key: string; readonly at_ms: number; readonly config: openid.Configuration } | undefined
  const configured = async (): Promise<openid.Configuration> => {
    const { provider } = settings.get()
    if (provider === undefined) throw new Problem('no_provider')
    const secret = settings.secret()
    const key = JSON.stringify([provider, secret])
    if (known?.key === key && performance.now() - known.at_ms < ASKED_AGAIN_MS) return known.config
    const config = await reaching(() => discover(new URL(provider.issuer), provider.client_id, secret))
    known = { key, at_ms: performance.now(), config }
    return config
  }
  return {
    begin: async back => {
      const config = await configured()
      const errand = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        back,
      }
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, errand }
    },
    finish: async (url, { state, nonce, verifier }) => {
      const config = await configured()
      const tokens = await reaching(() =>
        openid.authorizationCodeGrant(config, new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      )
      return identityOf(tokens.claims())
    },
  }
}

/** Plain http only to this machine: a provider behind a tunnel that ends here, or one in a test. */
const discover = (issuer: URL, client_id: string, secret: string | undefined): Promise<openid.Configuration> => {
  const here = issuer.hostname === '127.0.0.1' || issuer.hostname === 'localhost' || issuer.hostname === '[::1]'
  return openid.discovery(issuer, client_id, secret, undefined, {
    timeout: PATIENCE_S,
    // The library trusts the line that the token came by; a key that is not the provider’s is refused all the same.
    execute: [
      openid.enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' && here ? [openid.allowInsecureRequests] : []),
    ],
  })
}

const identityOf = (claims: openid.IDToken | undefined): Identity => {
  if (claims === undefined || claims.sub === '' || claims.sub.length > LONGEST_SUBJECT)
    throw new Problem('provider_refused')
  const amr = Array.isArray(claims.amr) ? claims.amr : []
  return { issuer: claims.iss, subject: claims.sub, second: amr.some(way => secondWays.has(String(way))) }
}

/** The provider's own words go to the log alone: they may hold what somebody sent there. */
const reaching = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const away =
      cause instanceof TypeError || (cause instanceof Error && /timeout|abort/i.test(`${cause.name} ${cause.message}`))
    throw new Problem(away ? 'provider_unreachable' : 'provider_refused', {}, { cause })
  }
}
