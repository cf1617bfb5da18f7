// Make folder: what is missing of a path, one folder at a time from the top. The system's own recursion never ends where making a folder
// answers "no such file" for ever, as in /proc; this one stops at the first refusal.

import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Throws the system's error: ENOTDIR, EACCES, EROFS, ENAMETOOLONG, ENOENT where nothing can be made, … */
export const makeFolder = (folder: string, mode = 0o700): void => {
  const missing: string[] = []
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const at of missing) makeOne(at, mode)
  if (!statSync(folder).isDirectory())
    throw Object.assign(new Error(`ENOTDIR: not a folder, '${folder}'`), { code: 'ENOTDIR' })
}

// Somebody else may have made it meanwhile.
const makeOne = (folder: string, mode: number): void => {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST' && existsSync(folder))) throw error
  }
}
