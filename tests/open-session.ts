// A session as a test wants it: signed in with a password, from the same house.

import type { SessionBook } from '#community/access/session-book.ts'

/** Answers its token. */
export const openSession = (sessions: SessionBook, account: number): string =>
  sessions.open({ account, stage: 'open', ways: ['password'], address: '127.0.0.1', device: '?' })
