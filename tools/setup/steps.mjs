// Steps of setting up, told as they go: one line each, with seconds. Runs on the machine's own Node (20 or newer), before
// the project's Node 26 is there, so this folder is plain JavaScript and imports nothing but Node.

import { spawn } from 'node:child_process'

/** A reason to stop that the person in front can act on: Vietnamese, then English. */
export class Refusal extends Error {
  /** @param {string} vi @param {string} en @param {string} [detail] */
  constructor(vi, en, detail = '') {
    super([vi, `(${en})`, detail].filter(Boolean).join('\n'))
  }
}

/** Runs one step and prints its line: at once, each second on a terminal, and at its end. */
export const step = async (vi, en, work) => {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const live = process.stdout.isTTY
  const line = ending => `  ${vi} (${en}) … ${ending}`
  process.stdout.write(live ? line('') : `${line('')}\n`)
  const ticking = live ? setInterval(() => process.stdout.write(`\r${line(`${seconds()} giây`)}`), 1000) : undefined
  const finish = ending => process.stdout.write(live ? `\r${line(ending)}\x1b[K\n` : `${line(ending)}\n`)
  try {
    const value = await work()
    finish(`xong, ${seconds()} giây`)
    return value
  } catch (error) {
    finish('không được')
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/** Runs a program quietly; answers its exit code and the last of what it said. */
export const quietly = (program, args, options = {}) =>
  new Promise(resolve => {
    let said = ''
    const keep = chunk => {
      said = (said + chunk).slice(-8000)
    }
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', error => resolve({ code: error.code ?? 'ENOENT', said: String(error) }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', said }))
  })
