// Motion searcher: the station's side of the thread that searches. Starts it when something is asked, ends it when nothing was for a while; a thread that
// dies costs the searches that ran in it and no other.

import { Worker } from 'node:worker_threads'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { Found, Heat, SearchedCamera, SearchPlan, SearchStep } from '#engine/viewing/motion-search.ts'
import type { MotionSearch } from '#http/routes/search/search-ports.ts'

export type SearcherOrder =
  | { readonly kind: 'search'; readonly id: number; readonly plan: SearchPlan }
  | { readonly kind: 'heat'; readonly id: number; readonly camera: SearchedCamera }
  | { readonly kind: 'leave'; readonly id: number }

export type SearcherWord =
  | { readonly kind: 'step'; readonly id: number; readonly step: SearchStep }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Found | Heat }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string }

type Asked = {
  readonly step: (step: SearchStep) => void
  readonly answered: (answer: unknown) => void
  readonly failed: (cause: unknown) => void
}

/** Kept after the last search, with what it has read. */
const RESTS_MS = 300_000
const MEMORY_MB = 256

export class MotionSearcher implements MotionSearch {
  readonly #data: string
  readonly #log: Logger
  readonly #asked = new Map<number, Asked>()
  #thread: Worker | undefined
  #rest: NodeJS.Timeout | undefined
  #last = 0

  constructor(data: string, log: Logger) {
    this.#data = data
    this.#log = log
  }

  search(plan: SearchPlan, step: (step: SearchStep) => void, gone: AbortSignal): Promise<Found> {
    return this.#ask(id => ({ kind: 'search', id, plan }), step, gone) as Promise<Found>
  }

  heat(camera: SearchedCamera, gone: AbortSignal): Promise<Heat> {
    return this.#ask(
      id => ({ kind: 'heat', id, camera }),
      () => {},
      gone,
    ) as Promise<Heat>
  }

  stop(): void {
    clearTimeout(this.#rest)
    void this.#thread?.terminate()
    this.#thread = undefined
  }

  #ask(order: (id: number) => SearcherOrder, step: Asked['step'], gone: AbortSignal): Promise<unknown> {
    const thread = this.#threadNow()
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#asked.delete(id)
        thread.postMessage({ kind: 'leave', id } satisfies SearcherOrder)
        reject(gone.reason)
        this.#restSoon()
      }
      const end = (done: () => void) => {
        gone.removeEventListener('abort', leave)
        this.#asked.delete(id)
        done()
        this.#restSoon()
      }
      if (gone.aborted) return reject(gone.reason)
      gone.addEventListener('abort', leave, { once: true })
      this.#asked.set(id, {
        step,
        answered: answer => end(() => resolve(answer)),
        failed: cause => end(() => reject(new Problem('search_failed', {}, { cause }))),
      })
      thread.postMessage(order(id))
    })
  }

  #threadNow(): Worker {
    clearTimeout(this.#rest)
    if (this.#thread !== undefined) return this.#thread
    const thread = new Worker(new URL('../searcher.ts', import.meta.url), {
      workerData: { data: this.#data },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    thread.unref()
    thread.on('message', (word: SearcherWord) => this.#hear(word))
    thread.on('error', error => {
      this.#log.error('the thread that searches ended', { error })
      this.#lose(thread, error)
    })
    thread.on('exit', () => this.#lose(thread, new Error('the thread that searches ended')))
    this.#thread = thread
    return thread
  }

  #hear(word: SearcherWord): void {
    const asked = this.#asked.get(word.id)
    if (asked === undefined) return // whoever asked has gone
    if (word.kind === 'step') asked.step(word.step)
    else if (word.kind === 'answer') asked.answered(word.answer)
    else {
      this.#log.error('a search failed', { error: word.error })
      asked.failed(new Error(word.error))
    }
  }

  #lose(thread: Worker, cause: unknown): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    for (const asked of [...this.#asked.values()]) asked.failed(cause)
  }

  #restSoon(): void {
    clearTimeout(this.#rest)
    if (this.#asked.size > 0) return
    this.#rest = setTimeout(() => this.stop(), RESTS_MS)
    this.#rest.unref()
  }
}
