// The station's end of the film process: starts one for an order, hears how far it is, and ends it when nobody wants it any more, when it says nothing for
// too long, and when it takes longer than its work is worth. What it says is foreign: bounded and read whole.

import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readBoundedLines } from '#programs/bounded-lines.ts'
import { type FilmFailure, type FilmOrder, type FilmTold, type MadeFilm, readFilmTold } from './order.ts'

const program = fileURLToPath(import.meta.resolve('#programs/film.ts'))
const UNAVAILABLE = 69
const MOST_TOLD = 32 << 20
const MOST_HEAP_MB = 256
/** It says how far it is twice a second while it makes pictures; a long way through other footage may lie between. */
const SILENT_MS = 120_000
const LONGEST_MS = { film: 12 * 3_600_000, picture: 30_000, track: 180_000 } as const

export type FilmRefusal = FilmFailure | 'no_decoder' | 'crashed' | 'late' | 'cancelled'
export type FilmAnswer<Told> =
  | { readonly ok: true; readonly told: Told }
  | { readonly ok: false; readonly why: FilmRefusal }
type Said<Kind extends FilmTold['kind']> = Extract<FilmTold, { kind: Kind }>

export type FilmWish = {
  readonly signal?: AbortSignal
  readonly progress?: (part: number) => void
  /** For tests: another program in its place, and less patience. */
  readonly program?: string
  readonly silent_ms?: number
}

export const makeFilm = (data: string, order: Extract<FilmOrder, { kind: 'film' }>, wish: FilmWish = {}) =>
  ask<'made'>(data, order, wish) as Promise<FilmAnswer<MadeFilm & { readonly kind: 'made' }>>

export const makeStill = (data: string, order: Extract<FilmOrder, { kind: 'picture' }>, wish: FilmWish = {}) =>
  ask<'picture'>(data, order, wish)

export const followOnFilm = (data: string, order: Extract<FilmOrder, { kind: 'track' }>, wish: FilmWish = {}) =>
  ask<'track'>(data, order, wish)

const ask = <Kind extends 'made' | 'picture' | 'track'>(
  data: string,
  order: FilmOrder,
  { signal, progress, program: started = program, silent_ms = SILENT_MS }: FilmWish,
): Promise<FilmAnswer<Said<Kind>>> =>
  new Promise(resolve => {
    if (signal?.aborted) return resolve({ ok: false, why: 'cancelled' })
    const args = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MOST_HEAP_MB}`, started, data]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    let over = false
    const end = (answer: FilmAnswer<Said<Kind>>): void => {
      if (over) return
      over = true
      clearTimeout(late)
      clearTimeout(silent)
      signal?.removeEventListener('abort', cancel)
      const ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : gone(child)
      child.kill('SIGKILL')
      const left = !answer.ok && order.kind === 'film'
      void ended
        .then(() => (left ? rm(`${order.out}.part`, { force: true }).catch(() => {}) : undefined))
        .then(() => resolve(answer))
    }
    const cancel = (): void => end({ ok: false, why: 'cancelled' })
    const late = setTimeout(() => end({ ok: false, why: 'late' }), LONGEST_MS[order.kind])
    const silent = setTimeout(() => end({ ok: false, why: 'late' }), silent_ms)
    signal?.addEventListener('abort', cancel, { once: true })
    const hear = (line: string): void => {
      const told = readFilmTold(line)
      silent.refresh()
      if (told?.kind === 'progress') progress?.(told.part)
      else if (told?.kind === 'failed') end({ ok: false, why: told.why })
      else if (told !== undefined) end({ ok: true, told: told as Said<Kind> })
    }
    readBoundedLines(child.stdout, MOST_TOLD, hear, () => end({ ok: false, why: 'crashed' }))
    child.stdin.on('error', () => {}) // it is gone: `close` says so
    child.once('error', () => end({ ok: false, why: 'crashed' }))
    child.once('close', code => end({ ok: false, why: code === UNAVAILABLE ? 'no_decoder' : 'crashed' }))
    child.stdin.write(`${JSON.stringify(order)}\n`)
  })

const gone = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
