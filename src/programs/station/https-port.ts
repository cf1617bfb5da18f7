// https port: where the encrypted line answers when another program has its usual port. What was found once is kept: invitations, printed signs and
// bookmarks carry it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'

const FILE = 'https-port'
const NEIGHBOURS = 10

/** Answers the port that `listen` took: the one kept from before, the usual one, one beside it, or any. Throws what `listen` throws of others. */
export const listenNear = async (
  data: string,
  usual: number,
  listen: (port: number) => Promise<number>,
): Promise<number> => {
  const kept = keptPort(data)
  const near = Array.from({ length: NEIGHBOURS }, (_, more) => usual + more)
  for (const port of [...(kept === undefined ? [] : [kept]), ...near]) {
    const taken = await listen(port).catch(refused)
    if (taken === undefined) continue
    if (taken !== (kept ?? usual)) writeDurably(join(data, FILE), `${taken}\n`)
    return taken
  }
  return listen(0)
}

const refused = (error: unknown): undefined => {
  if (error instanceof Problem && error.code === 'port_in_use') return undefined
  throw error
}

const keptPort = (data: string): number | undefined => {
  try {
    const port = Number(readFileSync(join(data, FILE), 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
  } catch {
    return undefined // none was ever taken but the usual one
  }
}
