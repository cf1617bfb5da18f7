// Saves what the station answers as a file, which has its name only when it is whole and takes nobody else's unless that was asked for.

import { createWriteStream, existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import { type Asked, openAnswer } from './ask-station.ts'

/** Answers how many bytes it is. Throws `file_exists`, `file_unwritable`, `station_broke_off` and the station's problems. */
export const saveAnswer = async (
  data: string,
  path: string,
  asked: Asked,
  out: string,
  force: boolean,
): Promise<number> => {
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.part`)
  const answer = await openAnswer(data, 'GET', path, asked)
  try {
    await pipeline(answer, createWriteStream(draft, { flags: 'wx', flush: true }))
    const { size } = await sizeOf(draft)
    const told = Number(answer.headers['content-length'] ?? size)
    if (size !== told) throw new Problem('station_broke_off', { bytes: size, expected_bytes: told })
    await place(draft, out, force)
    return size
  } catch (cause) {
    throw cause instanceof Problem ? cause : saveProblem(cause, out)
  } finally {
    await rm(draft, { force: true })
  }
}

const sizeOf = async (file: string): Promise<{ readonly size: number }> => {
  await using handle = await open(file)
  return handle.stat()
}

// A link refuses to replace a file that has come to be there meanwhile; a rename would not.
const place = async (draft: string, out: string, force: boolean): Promise<void> => {
  if (force) return rename(draft, out)
  try {
    await link(draft, out)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw new Problem('file_exists', { out }, { cause })
    if (!noLinks.has(codeOf(cause)) || existsSync(out)) throw cause
    await rename(draft, out)
  }
}

// FAT and some network shares know no hard links; memory sticks are often FAT.
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const saveProblem = (cause: unknown, out: string): Problem => {
  const broken = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(codeOf(cause))
  return broken ? new Problem('station_broke_off', {}, { cause }) : new Problem('file_unwritable', { out }, { cause })
}
