// The code app: given out, proved, checked. A secret that was given out counts for nothing before one of its codes came back, and is kept in
// memory until then. With the first one come recovery codes, for the day on which the telephone is lost.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import type { SignedIn } from '#community/access/accounts.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import { codeLengths, readWritten, writtenCode } from '#community/access/written-codes.ts'
import type { NewTotp } from '#contract/account.ts'
import type { SignInWay } from '#contract/session.ts'
import { base32, newSecret, stepsOf, totpUrl } from '#http/totp.ts'

const RECOVERY_CODES = 10
const MOST_PENDING = 1_000

export type TotpDesk = {
  /** A new secret for this session to prove; one that it was given before counts no more. */
  readonly offer: (session: number, account: SignedIn) => NewTotp
  /** Takes it into use; answers new recovery codes where there were none. Throws `wrong_code`. */
  readonly prove: (session: number, account: SignedIn, code: string) => readonly string[]
  /** What a code proves: the app's six digits, or a recovery code, which is used up. Undefined: nothing. */
  readonly wayOf: (account: SignedIn, code: string) => Extract<SignInWay, 'totp' | 'recovery_code'> | undefined
  /** In place of all before. */
  readonly newRecoveryCodes: (account: SignedIn) => readonly string[]
}

export const createTotpDesk = (
  credentials: CredentialBook,
  clock: Clock,
  station: { readonly name: string },
): TotpDesk => {
  const pending = new Map<number, Uint8Array>()
  const newRecoveryCodes = ({ id }: SignedIn) => {
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      writtenCode('recovery', randomBytes(codeLengths.recovery)),
    )
    credentials.setRecoveryCodes(
      id,
      codes.map(code => readWritten('recovery', code)!),
    )
    return codes
  }
  return {
    newRecoveryCodes,
    offer: (session, { username }) => {
      const secret = newSecret()
      pending.delete(session)
      pending.set(session, secret)
      if (pending.size > MOST_PENDING) pending.delete(pending.keys().next().value!)
      return { secret: base32(secret), url: totpUrl(secret, username, station.name) }
    },
    prove: (session, account, code) => {
      const secret = pending.get(session)
      const [step] = secret === undefined ? [] : stepsOf(secret, code, clock.wall())
      if (secret === undefined || step === undefined) throw new Problem('wrong_code')
      pending.delete(session)
      credentials.setTotp(account.id, secret)
      credentials.takeStep(account.id, step)
      return credentials.of(account.id).recovery_left > 0 ? [] : newRecoveryCodes(account)
    },
    wayOf: ({ id }, code) => {
      const secret = credentials.totp(id)
      const steps = secret === undefined ? [] : stepsOf(secret, code, clock.wall())
      if (steps.some(step => credentials.takeStep(id, step))) return 'totp'
      const written = readWritten('recovery', code)
      return written !== undefined && credentials.takeRecoveryCode(id, written) ? 'recovery_code' : undefined
    },
  }
}
