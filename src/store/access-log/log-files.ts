// The files of the access log: one for each day, named by the number of its first entry and the day, so that names stand in the order of the
// chain. What is in them is chain-line.ts; who writes them is log-writer.ts.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export const LOG_FOLDER = 'access-log'

export type LogFile = { readonly name: string; readonly first: number; readonly day: string }

const pattern = /^(\d{12})_(\d{4}-\d{2}-\d{2})\.log$/

export const logFileName = (first: number, day: string): string => `${String(first).padStart(12, '0')}_${day}.log`

export const readLogFileName = (name: string): LogFile | undefined => {
  const [, first, day] = pattern.exec(name) ?? []
  return first === undefined || day === undefined ? undefined : { name, first: Number(first), day }
}

/** In the order of their numbers; nothing where there is no folder. */
export const listLogFiles = (folder: string): readonly LogFile[] =>
  namesIn(folder)
    .flatMap(name => readLogFileName(name) ?? [])
    .toSorted((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1))

export const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

export const logFolderOf = (data: string): string => join(data, LOG_FOLDER)
