// WS-UsernameToken as a device checks it (OASIS UsernameToken Profile 1.0, ONVIF Core §5.9.4): made lately by our clock, and never seen before.
// Who knows the password and has a wrong clock is told so; nobody else is.

import { createHash } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import { unixMillis } from '#base/units.ts'
import { find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import type { RepublishAccount, RepublishAccounts } from '#engine/republish/accounts.ts'
import { same } from '#engine/republish/digest.ts'

const FRESH_MS = 5 * 60_000
const MOST_KNOWN = 20_000
const LONGEST = 256

export type Token =
  | { readonly state: 'right'; readonly account: RepublishAccount }
  /** The password is right, and the clock that made the token is so far ahead of ours (behind where negative). */
  | { readonly state: 'other_time'; readonly account: RepublishAccount; readonly ahead_ms: number }
  | { readonly state: 'wrong' }

export type TokenCheck = (header: XmlElement | undefined) => Token

export const hasToken = (header: XmlElement | undefined): boolean =>
  find(header, 'Security/UsernameToken') !== undefined

const WRONG = { state: 'wrong' } as const

export const createTokenCheck = (accounts: RepublishAccounts, clock: Clock): TokenCheck => {
  /** When each token was made, by name and nonce; the oldest first. */
  const seen = new Map<string, number>()
  return header => {
    const token = find(header, 'Security/UsernameToken')
    const part = (name: string) => textOf(token, name) ?? ''
    const [name, password, nonce, created] = [part('Username'), part('Password'), part('Nonce'), part('Created')]
    if ([name, password, nonce, created].some(text => text === '' || text.length > LONGEST)) return WRONG
    const now_ms = unixMillis(clock.wall())
    const ahead_ms = Date.parse(created) - now_ms
    const account = accounts.find(name)
    const hash = createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created)
    const right = same(password, hash.update(account?.secret ?? nonce).digest('base64'))
    const key = `${name} ${nonce}`
    if (!right || account === undefined || Number.isNaN(ahead_ms) || seen.has(key)) return WRONG
    if (Math.abs(ahead_ms) > FRESH_MS) return { state: 'other_time', account, ahead_ms }
    for (const [old, at_ms] of seen) {
      if (seen.size < MOST_KNOWN && now_ms - at_ms <= 2 * FRESH_MS) break
      seen.delete(old)
    }
    seen.set(key, now_ms)
    return { state: 'right', account }
  }
}
