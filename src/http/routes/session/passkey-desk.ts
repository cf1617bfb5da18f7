// Passkeys: made, and given at sign-in. The checks are a library's; here is what must be asked of them. Challenges are kept in memory, count once
// and for five minutes. No attestation is taken: it would tell the make of somebody's telephone, and its certificates name addresses to be
// fetched, which nobody outside may have the station do.

import { randomBytes } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import type { CredentialBook, Passkey } from '#community/access/credential-book.ts'
import type { PasskeyGiven, PasskeyMade, PasskeyOptions } from '#contract/account.ts'
import { nameOf, originsOf } from '#http/passkey-place.ts'

const GOOD_MS = 5 * 60_000
const MOST_CHALLENGES = 5_000
const MOST_PASSKEYS = 20

export type PasskeyDesk = {
  readonly offer: (account: SignedIn, host: string | undefined) => Promise<PasskeyOptions>
  /** Throws `passkey_refused`, `too_many_passkeys`. */
  readonly add: (account: SignedIn, made: PasskeyMade, host: string | undefined) => Promise<void>
  /** For one account, or for whoever has a passkey of this station. */
  readonly ask: (account: SignedIn | undefined, host: string | undefined) => Promise<PasskeyOptions>
  /** Whose it is. Throws `passkey_refused`. */
  readonly check: (given: PasskeyGiven, host: string | undefined) => Promise<number>
}

export const createPasskeyDesk = (
  credentials: Pick<CredentialBook, 'of' | 'addPasskey' | 'passkey' | 'notePasskey'>,
  clock: Clock,
  station: { readonly name: string },
): PasskeyDesk => {
  const challenges = createChallenges(clock)
  const idsOf = (account: SignedIn) =>
    credentials.of(account.id).passkeys.map(({ id, transports }) => ({ id, transports: [...transports] }))
  return {
    offer: async (account, host) => ({
      options: asRecord(
        await generateRegistrationOptions({
          rpName: `Mắt Thần ${station.name}`,
          rpID: placeOf(host),
          userName: account.username,
          userDisplayName: account.display_name,
          userID: Uint8Array.from(Buffer.from(`matthan:${account.id}`)),
          challenge: challenges.make('made', account.id),
          attestationType: 'none',
          excludeCredentials: idsOf(account),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        }),
      ),
    }),
    add: async (account, { name, response }, host) => {
      if (credentials.of(account.id).passkeys.length >= MOST_PASSKEYS) throw new Problem('too_many_passkeys')
      const { credential } = await refusing(async () => {
        const statement = decodeAttestationObject(
          Uint8Array.from(Buffer.from(response.response.attestationObject, 'base64url')),
        )
        if (statement.get('fmt') !== 'none') throw new Error('an attestation that was not asked for')
        const found = await verifyRegistrationResponse({
          response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
          expectedChallenge: challenge => challenges.take(challenge, 'made', account.id),
          expectedOrigin: originsOf(host),
          expectedRPID: placeOf(host),
          requireUserVerification: true,
        })
        if (!found.verified) throw new Error('not verified')
        return found.registrationInfo
      })
      const { id, publicKey, counter, transports = [] } = credential
      credentials.addPasskey({ id, account: account.id, public_key: publicKey, counter, transports, name })
    },
    ask: async (account, host) => ({
      options: asRecord(
        await generateAuthenticationOptions({
          rpID: placeOf(host),
          challenge: challenges.make('given', account?.id),
          userVerification: 'required',
          ...(account === undefined ? {} : { allowCredentials: idsOf(account) }),
        }),
      ),
    }),
    check: async ({ response }, host) => {
      const passkey = credentials.passkey(response.id)
      if (passkey === undefined) throw new Problem('passkey_refused')
      const counter = await refusing(() => verify(response, passkey, host, challenges))
      credentials.notePasskey(passkey.id, counter)
      return passkey.account
    },
  }
}

/** Answers the new counter. A counter that does not grow is a copied key, where keys count at all. */
const verify = async (
  response: PasskeyGiven['response'],
  passkey: Passkey,
  host: string | undefined,
  challenges: Challenges,
): Promise<number> => {
  const found = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge => challenges.take(challenge, 'given', passkey.account),
    expectedOrigin: originsOf(host),
    expectedRPID: placeOf(host),
    credential: { id: passkey.id, publicKey: passkey.public_key, counter: passkey.counter },
    requireUserVerification: true,
  })
  if (!found.verified) throw new Error('not verified')
  return found.authenticationInfo.newCounter
}

/** Throws `passkeys_not_here`. */
const placeOf = (host: string | undefined): string => {
  const name = nameOf(host)
  if (name === undefined) throw new Problem('passkeys_not_here')
  return name
}

/** Whatever the library finds wrong is one refusal: what exactly is nobody's business who forges. */
const refusing = async <T>(check: () => Promise<T>): Promise<T> => {
  try {
    return await check()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('passkey_refused', {}, { cause })
  }
}

type Use = 'made' | 'given'
type Challenges = ReturnType<typeof createChallenges>

const createChallenges = (clock: Clock) => {
  const kept = new Map<string, { readonly use: Use; readonly account: number | undefined; readonly until_ms: number }>()
  return {
    make: (use: Use, account: number | undefined): Uint8Array<ArrayBuffer> => {
      const challenge = Uint8Array.from(randomBytes(32))
      kept.set(Buffer.from(challenge).toString('base64url'), { use, account, until_ms: clock.monotonic() + GOOD_MS })
      if (kept.size > MOST_CHALLENGES) kept.delete(kept.keys().next().value!)
      return challenge
    },
    /** True once, for what it was made for. */
    take: (challenge: string, use: Use, account: number): boolean => {
      const found = kept.get(challenge)
      kept.delete(challenge)
      if (found === undefined || found.use !== use || found.until_ms < clock.monotonic()) return false
      return found.account === undefined || found.account === account
    },
  }
}

const asRecord = (options: object): Record<string, unknown> => ({ ...options })
