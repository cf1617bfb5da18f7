// Restoring: the last stretch of a restore, in which prepared books take the place of those that were there. It may be cut off anywhere:
// a note says that it has begun, and whoever comes next finishes it; before the note nothing was touched, and what was prepared is dropped.

import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { noteRebuilding, rebuildingFile } from './recorder/open-catalogue.ts'

const NOTE = 'restore.json'
const PREPARED = '.restoring'

type Note = { readonly names: readonly string[]; readonly mark: string }

/** Told after each step; a test ends the restore there, as a power cut would. */
export type Passed = (step: string) => void

/** Where a book of this name is prepared. */
export const preparedFile = (data: string, name: string): string => join(data, name + PREPARED)

/** All of `names` are prepared. Answers what was set aside, under `mark`. Throws `data_folder_unwritable`, then nothing has changed. */
export const putInPlace = (data: string, names: readonly string[], mark: string, passed: Passed): readonly string[] => {
  const bidden = existsSync(rebuildingFile(data))
  try {
    for (const name of names) flush(preparedFile(data, name))
    for (const folder of new Set(names.map(name => dirname(join(data, name))))) flush(folder)
    noteRebuilding(data) // while there is room to say so; by itself it only costs time
    writeDurably(join(data, NOTE), `${JSON.stringify({ names, mark })}\n`)
  } catch (cause) {
    if (!bidden) rmSync(rebuildingFile(data), { force: true })
    finishRestore(data, names)
    throw new Problem('data_folder_unwritable', { data }, { cause })
  }
  passed('noted')
  return finish(data, { names, mark }, passed)
}

/** Finishes or undoes a restore that was cut off, if there is one; answers what it did. Nobody else works on the folder. */
export const finishRestore = (data: string, known: readonly string[]): 'finished' | 'undone' | undefined => {
  const note = readNote(data, known)
  if (note !== undefined) {
    finish(data, note, () => {})
    return 'finished'
  }
  const left = known.map(name => preparedFile(data, name)).flatMap(withLog)
  for (const file of left) rmSync(file)
  return left.length > 0 ? 'undone' : undefined
}

/** Each step looks at what lies there, so that it may be begun again after any of them. */
const finish = (data: string, { names, mark }: Note, passed: Passed): readonly string[] => {
  const set_aside: string[] = []
  for (const name of names) {
    const prepared = preparedFile(data, name)
    if (!existsSync(prepared)) continue // done already
    for (const end of ['', '-wal', '-shm']) {
      const file = join(data, name + end)
      if (!existsSync(file)) continue
      renameSync(file, join(data, name + mark + end))
      set_aside.push(name + mark + end)
      passed(`${name}${end} is set aside`)
    }
    renameSync(prepared, join(data, name))
    passed(`${name} is in place`)
    flush(dirname(prepared))
  }
  // What was recorded since the backup was made is entered by the next recorder.
  if (!existsSync(rebuildingFile(data))) noteRebuilding(data)
  passed('rebuilding is noted')
  rmSync(join(data, NOTE))
  return set_aside
}

/** A note that is not whole was never flushed: the restore had not begun. */
const readNote = (data: string, known: readonly string[]): Note | undefined => {
  try {
    const { names, mark } = JSON.parse(readFileSync(join(data, NOTE), 'utf8')) as Partial<Note>
    const sound = Array.isArray(names) && names.every(name => known.includes(name))
    return sound && typeof mark === 'string' && /^\.before-restore-\w+$/.test(mark) ? { names, mark } : undefined
  } catch {
    return undefined
  }
}

/** A file and what SQLite lays beside it. */
const withLog = (file: string): readonly string[] =>
  namesIn(dirname(file))
    .filter(name => name === basename(file) || name.startsWith(`${basename(file)}-`))
    .map(name => join(dirname(file), name))

/** A folder that is none, or may not be read, holds no restore; whoever opens it next says what is wrong with it. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const flush = (path: string): void => {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
