// The desk of the emergency account: seals it, lets whoever has the code in, tells what rings, and closes it when its hours are over. Wrong codes
// are slowed by where they come from alone: a flood of them must not keep the right one out.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type BreakGlassBook, type Opening, rings, type Seal } from '#community/access/break-glass.ts'
import type { Sight } from '#community/access/sight.ts'
import { readWritten, writtenCode } from '#community/access/written-codes.ts'
import type { BreakGlass, Emergency, OpenBreakGlass } from '#contract/break-glass.ts'
import type { Alarm } from '#contract/status.ts'
import { createSignInTries, networkOf } from '#http/sign-in-tries.ts'

const SHOWN = 20

export type BreakGlassDesk = {
  /** The code is told this once. Throws `break_glass_is_open`, `break_glass_too_early`. */
  readonly seal: (hours: number, by: string) => { readonly code: string; readonly seal: Seal }
  /** Throws `break_glass_wrong`, `too_many_tries`. */
  readonly open: (asked: OpenBreakGlass, ip: string) => Opening
  /** Throws `break_glass_not_open`. */
  readonly close: (by: string) => void
  /** Throws `break_glass_not_closed`. */
  readonly see: (id: number, word: string, by: string) => void
  readonly shown: () => BreakGlass
  /** What everybody is told; null: nothing rings. */
  readonly emergency: () => Emergency | null
  readonly alarms: (sight: Sight) => readonly Alarm[]
  /** Who holds the account just now, by what they said. */
  readonly holder: () => string | undefined
  /** Closes what is past its hours; call it every second or so. */
  readonly review: () => void
}

export const createBreakGlassDesk = (book: BreakGlassBook, clock: Clock, log: Logger): BreakGlassDesk => {
  const tries = createSignInTries(clock)
  const newest = (): Opening | undefined => book.openings(1)[0]
  return {
    seal: (hours, by) => {
      const code = writtenCode('envelope', randomBytes(64))
      const seal = book.sealAnew(readWritten('envelope', code)!, hours, by)
      log.warn('the emergency account was sealed', { by })
      return { code, seal }
    },
    open: ({ code, name, reason }, ip) => {
      const address = networkOf(ip)
      const guesser = { username: 'break-glass', address, known: `envelope ${address}` }
      tries.begin(guesser)
      const read = readWritten('envelope', code)
      const opening = read === undefined ? undefined : book.open(read, { name, reason, address })
      if (opening === undefined) {
        book.noteWrong(address)
        log.warn('a wrong code for the emergency account', { address })
        throw new Problem('break_glass_wrong')
      }
      tries.succeeded(guesser)
      log.warn('the emergency account was opened', { name, reason, address })
      return opening
    },
    close: by => {
      if (!book.close(by)) throw new Problem('break_glass_not_open')
      log.warn('the emergency account was closed', { by })
    },
    see: (id, word, by) => {
      if (!book.see(id, word, by)) throw new Problem('break_glass_not_closed')
    },
    shown: () => shownOf(book),
    emergency: () => {
      const ringing = book.openings(SHOWN).findLast(rings)
      return ringing === undefined ? null : emergencyOf(ringing)
    },
    alarms: sight => alarmsOf(book, sight),
    holder: () => {
      const opening = newest()
      return opening?.closed === undefined ? opening?.name : undefined
    },
    review: () => {
      const opening = newest()
      if (opening === undefined || opening.closed !== undefined || clock.wall() < opening.until) return
      book.close('time')
      log.warn('the emergency account closed: its hours are over')
    },
  }
}

const emergencyOf = ({ id, name, reason, opened, until, closed }: Opening): Emergency => ({
  ...{ id, name, reason },
  opened_90k: opened,
  until_90k: until,
  closed_90k: closed?.at ?? null,
})

const shownOf = (book: BreakGlassBook): BreakGlass => {
  const [seal, wrong] = [book.seal(), book.wrong()]
  return {
    seal: seal === undefined ? null : { by: seal.by, at_90k: seal.at, hours: seal.hours },
    ever_sealed: book.everSealed(),
    openings: book.openings(SHOWN).map(opening => ({
      ...emergencyOf(opening),
      address: opening.address,
      closed_by: opening.closed?.by ?? null,
      seen: opening.seen === undefined ? null : { ...opening.seen, at_90k: opening.seen.at },
    })),
    wrong: wrong === undefined ? null : { count: wrong.count, last_90k: wrong.last, addresses: [...wrong.addresses] },
  }
}

/** That it is open is everybody's to know; that its seal is broken, or guessed at, of those who can do something about it. */
const alarmsOf = (book: BreakGlassBook, { decide }: Sight): readonly Alarm[] => {
  const opening = book.openings(1)[0]
  const open = opening !== undefined && opening.closed === undefined
  const manages = decide('manage_people', { kind: 'station' }).allowed
  const unsealed = !open && manages && book.everSealed() && book.seal() === undefined
  const codes: readonly Alarm['code'][] = [
    ...(open ? (['break_glass_open'] as const) : []),
    ...(unsealed ? (['break_glass_unsealed'] as const) : []),
    ...(manages && book.wrong() !== undefined ? (['break_glass_guessed'] as const) : []),
  ]
  return codes.map(code => ({ code, archive: null, days: null, lacking_bytes: null, holds: [] }))
}
