// ACME (RFC 8555): asks an authority for a certificate of public names, proving by HTTP-01 that they lead here. Loaded only when it is asked.

import { Buffer } from 'node:buffer'
import acme from 'acme-client'
import { Problem } from '#base/problems.ts'
import type { Pair } from './own-authority.ts'

export type AcmeWish = {
  readonly directory: string
  readonly names: readonly string[]
  readonly email: string | null
  /** PEM; the account at the authority. */
  readonly accountKey: string
  readonly show: (token: string, answer: string) => void
  readonly hide: (token: string) => void
}

const PATIENCE_MS = 5 * 60_000

export const newAccountKey = async (): Promise<string> => (await acme.crypto.createPrivateEcdsaKey()).toString()

/** Throws `acme_refused`. */
export const askForCertificate = async (wish: AcmeWish): Promise<Pair> => {
  const { directory, names, email, accountKey, show, hide } = wish
  try {
    const client = new acme.Client({ directoryUrl: directory, accountKey, backoffAttempts: 8, backoffMin: 1000 })
    const [key, csr] = await acme.crypto.createCsr({ altNames: [...names] }, await acme.crypto.createPrivateEcdsaKey())
    const asked = client.auto({
      csr,
      ...(email === null ? {} : { email }),
      termsOfServiceAgreed: true,
      // Whether the name leads here the authority sees better than this machine, which stands behind its own router.
      skipChallengeVerification: true,
      challengePriority: ['http-01'],
      challengeCreateFn: async (_, { token }, answer) => show(token, answer),
      challengeRemoveFn: async (_, { token }) => hide(token),
    })
    return { key: Buffer.from(key).toString(), certificate: await inTime(asked) }
  } catch (cause) {
    throw new Problem(
      'acme_refused',
      { reason: cause instanceof Error ? cause.message.slice(0, 300) : 'unknown' },
      { cause },
    )
  }
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const over = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
    work.then(resolve, reject).finally(() => clearTimeout(over))
  })
