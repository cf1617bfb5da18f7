// Writes an answer of the station to a file that is not there yet.

import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import { type Asked, openAnswer } from './ask-station.ts'

/** Answers the file's full name. Throws `file_exists`, `file_unwritable` and the station's problems. */
export const writeAnswer = async (data: string, path: string, file: string, asked: Asked = {}): Promise<string> => {
  const out = resolve(file)
  if (existsSync(out)) throw new Problem('file_exists', { file: out })
  const answer = await openAnswer(data, 'GET', path, asked)
  try {
    await pipeline(answer, createWriteStream(out, { flags: 'wx', mode: 0o600 }))
  } catch (cause) {
    throw new Problem('file_unwritable', { out }, { cause })
  }
  return out
}
