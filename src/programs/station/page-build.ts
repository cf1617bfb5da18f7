// Page build: which build of the televisions' page stands on the disk. A television that hears of another than its own loads itself anew:
// nobody stands before it with a keyboard.

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Asks the disk each time, and reads the file only when it has changed. Empty while the page is not built. */
export const pageBuild = (web: string): (() => string) => {
  const file = join(web, 'tv.html')
  let [changed, build] = [0, '']
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (now === changed) return build
    changed = now
    build = now === 0 ? '' : createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 16)
    return build
  }
}
