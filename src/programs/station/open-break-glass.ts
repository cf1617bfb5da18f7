// The emergency account, opened: its book, and the desk that closes it by itself when its hours are over.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { BreakGlassBook } from '#community/access/break-glass.ts'
import type { AccessDesk } from '#http/ports.ts'
import { type BreakGlassDesk, createBreakGlassDesk } from '#http/routes/break-glass/break-glass-desk.ts'
import { createBreakGlassBook } from '#store/break-glass.ts'
import { createGrantBook } from '#store/grants.ts'
import { createPersonBook } from '#store/people.ts'

type Need = {
  readonly db: DatabaseSync
  readonly clock: Clock
  readonly log: Logger
  readonly access: Pick<AccessDesk, 'onReview'>
}

export const openBreakGlass = ({ db, clock, log, access }: Need): BreakGlassDesk & Pick<BreakGlassBook, 'account'> => {
  const book = createBreakGlassBook(db, clock, {
    people: createPersonBook(db, clock),
    grants: createGrantBook(db, clock),
  })
  const desk = createBreakGlassDesk(book, clock, log)
  access.onReview(desk.review)
  return { ...desk, account: book.account }
}
