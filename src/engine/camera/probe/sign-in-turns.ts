// Sign-in turns: a password that nobody proved yet is tried on a device by one asker at a time. Thirty-two rows of a spreadsheet that name
// one recorder with a wrong password are one wrong try, not thirty-two.

import { createHmac, randomBytes } from 'node:crypto'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'

const MOST_PROVEN = 2000

export type SignInTurns = {
  /** Runs `work` when no other unproven try is under way on this device; `work` answers whether the password was taken. */
  readonly inTurn: <T>(
    device: string,
    credentials: Credentials | undefined,
    work: () => Promise<{ readonly proven: boolean; readonly value: T }>,
  ) => Promise<T>
}

export const createSignInTurns = (): SignInTurns => {
  const key = randomBytes(32)
  const proven = new Set<string>()
  const waiting = new Map<string, Promise<unknown>>()
  const keyOf = (device: string, { username, password }: Credentials): string =>
    createHmac('sha256', key).update(`${device}\0${username}\0${password}`).digest('base64')

  return {
    inTurn: async (device, credentials, work) => {
      if (credentials === undefined) return (await work()).value
      const name = keyOf(device, credentials)
      const before = waiting.get(device)
      const turn = (async () => {
        if (!proven.has(name)) await before
        const done = await work()
        if (done.proven) proven.add(name)
        if (proven.size > MOST_PROVEN) proven.clear()
        return done.value
      })()
      const quiet = turn.catch(() => {})
      waiting.set(device, quiet)
      void quiet.then(() => waiting.get(device) === quiet && waiting.delete(device))
      return turn
    },
  }
}
