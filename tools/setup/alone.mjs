// Alone: two commands that set up the same clone at once wait for each other, by a file that says who is at work.

import { mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 10 * 60_000

/** Runs `work` while holding build/setup.lock; a lock whose owner has died is taken over. */
export const alone = async (root, work) => {
  mkdirSync(join(root, 'build'), { recursive: true })
  const lock = join(root, 'build/setup.lock')
  const until = Date.now() + PATIENCE_MS
  let told = false
  while (!taken(lock)) {
    if (!ownerLives(lock) || Date.now() > until) rmSync(lock, { force: true })
    else {
      if (!told)
        console.log('  Một lệnh khác đang cài đặt ở đây, xin chờ (another command is setting up here, waiting) …')
      told = true
      await wait(300)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

const taken = lock => {
  try {
    writeSync(openSync(lock, 'wx'), String(process.pid))
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

const ownerLives = lock => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!(pid > 0)) return true // its owner is about to write its number
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
