// WS-UsernameToken as a camera checks it (WS-Security UsernameToken Profile 1.0, ONVIF Core §5.9.4): the digest, against the camera's own clock
// within five seconds, and each nonce once.

import { createHash } from 'node:crypto'
import type { Account } from '#simulator/rtsp/auth.ts'
import { type Element, textOf, within } from './xml.ts'

export type TokenVerdict = 'none' | 'right' | 'wrong_password' | 'wrong_time' | 'replayed'

const MOST_APART_MS = 5_000
const MOST_NONCES = 1_000

export class TokenCheck {
  readonly #clock: () => number
  readonly #seen = new Set<string>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  judge(header: Element | undefined, accounts: readonly Account[]): TokenVerdict {
    const token = within(header, 'Security', 'UsernameToken')
    if (token === undefined) return 'none'
    const nonce = textOf(token, 'Nonce') ?? ''
    const created = textOf(token, 'Created') ?? ''
    const given = within(token, 'Password')
    const account = accounts.find(({ username }) => username === textOf(token, 'Username'))
    if (account === undefined || given === undefined) return 'wrong_password'
    if ((given.attributes.get('Type') ?? '').endsWith('#PasswordText')) {
      return given.text === account.password ? 'right' : 'wrong_password'
    }
    const bytes = [Buffer.from(nonce, 'base64'), Buffer.from(created), Buffer.from(account.password)]
    const digest = createHash('sha1').update(Buffer.concat(bytes)).digest('base64')
    // The time comes first: a token of yesterday says nothing about the password.
    const apart_ms = Math.abs(Date.parse(created) - this.#clock())
    if (!(apart_ms <= MOST_APART_MS)) return 'wrong_time'
    if (given.text !== digest) return 'wrong_password'
    if (this.#seen.has(nonce)) return 'replayed'
    if (this.#seen.size >= MOST_NONCES) this.#seen.delete(this.#seen.values().next().value ?? '')
    this.#seen.add(nonce)
    return 'right'
  }
}
