// Word journal: what persons said of missing footage a second time, as lines in `ledger/words.jsonl` of the data folder, so that a lost
// station.sqlite takes no word with it. A line for each word as it stands; a later line about the same word counts.

import { closeSync, fdatasyncSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { cameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import { type CauseBook, type Statement, statedCauses } from '#community/upkeep/cause-book.ts'
import { checkedLine, readCheckedLine } from '#engine/recording/outage-journal.ts'

export type WordStore = {
  readonly all: () => readonly Statement[]
  /** Enters what is not there; answers how many. */
  readonly enter: (statements: readonly Statement[]) => number
}

/** Makes book and journal whole from each other, and answers the book that writes both. What goes wrong with the journal is logged alone. */
export const journalledCauses = (data: string, book: CauseBook, store: WordStore, log: Logger): CauseBook => {
  const file = join(data, 'ledger', 'words.jsonl')
  const written = readWords(file, log)
  const entered = store.enter(written)
  if (entered > 0) log.info('words on missing footage are entered again from their journal', { words: entered })
  const known = new Set(written.map(text))
  const lacking = store.all().filter(statement => !known.has(text(statement)))
  if (lacking.length > 0) append(file, lacking, log)
  const noted = (statement: Statement): Statement => {
    append(file, [statement], log)
    return statement
  }
  return {
    statements: book.statements,
    state: said => noted(book.state(said)),
    withdraw: (camera, id, by) => noted(book.withdraw(camera, id, by)),
  }
}

/** The line of a word; its number in the book is no part of it. */
export const wordLine = ({ camera, from, to, cause, note, by, at, withdrawn }: Statement): string =>
  checkedLine({
    kind: 'word',
    camera,
    from_90k: from,
    to_90k: to,
    cause,
    note,
    by,
    at_90k: at,
    withdrawn_by: withdrawn?.by ?? null,
    withdrawn_90k: withdrawn?.at ?? null,
  })

/** Undefined for a line that is torn, damaged or no word. */
export const readWordLine = (line: string): Statement | undefined => {
  const is = readCheckedLine(line)
  if (is?.kind !== 'word' || typeof is.camera !== 'string') return undefined
  const camera = cameraId(is.camera)
  const cause = statedCauses.find(code => code === is.cause)
  const [from, to, at] = [tick(is.from_90k), tick(is.to_90k), tick(is.at_90k)]
  if (!camera.ok || cause === undefined || from === undefined || to === undefined || at === undefined) return undefined
  if (typeof is.note !== 'string' || typeof is.by !== 'string') return undefined
  const taken = tick(is.withdrawn_90k)
  const withdrawn =
    taken === undefined || typeof is.withdrawn_by !== 'string' ? undefined : { by: is.withdrawn_by, at: taken }
  return { id: 0, camera: camera.value, from, to, cause, note: is.note, by: is.by, at, withdrawn }
}

const tick = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? wallTime90k(value) : undefined

const text = (statement: Statement): string => wordLine(statement)

const readWords = (file: string, log: Logger): readonly Statement[] => {
  let said: string
  try {
    said = readFileSync(file, 'utf8')
  } catch (error) {
    if (!isMissing(error)) log.error('the journal of words cannot be read', { file, error })
    return []
  }
  const lines = said.split('\n').filter(line => line !== '')
  const words = lines.flatMap(line => readWordLine(line) ?? [])
  if (words.length < lines.length)
    log.warn('the journal of words has damaged lines', { file, lines: lines.length - words.length })
  return words
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Flushed before it is answered: words are few. A last line that a power cut tore is ended first. */
const append = (file: string, statements: readonly Statement[], log: Logger): void => {
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    const handle = openSync(file, 'a+', 0o600)
    try {
      const { size } = fstatSync(handle)
      const last = Buffer.from('\n')
      if (size > 0) readSync(handle, last, 0, 1, size - 1)
      writeSync(handle, (last.toString() === '\n' ? '' : '\n') + statements.map(wordLine).join(''))
      fdatasyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    log.error('the journal of words cannot be written; the book has them', { file, error })
  }
}
