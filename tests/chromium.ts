// Chromium: where this machine's browser is. Browser tests and the live bench drive it; without one they skip and say so.

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The path of a Chromium to drive: MATTHAN_CHROMIUM when set, else the first one on PATH. */
export const findChromium = (): string | undefined => {
  const chosen = process.env.MATTHAN_CHROMIUM
  if (chosen !== undefined && chosen !== '') return runnable(chosen) ? chosen : undefined
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(runnable)
}

/** What a browser test says when it skips. */
export const withoutChromium = 'thiếu Chromium (no Chromium; on Debian: sudo apt install chromium)'

const runnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not here, or not ours to run: the next place is tried
  }
}
