// Use answer: asks the station while the page says what for, and tells what has come so far. Another question ends the one before; what it had
// found stays in sight until the first line of the next comes, so that nothing flickers.

import { useEffect, useRef, useState } from 'react'
import type { SearchAsk, SearchLine } from '#contract/search.ts'
import { askStation } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { type Answer, linesOf, nothingYet, withLines } from './answer.ts'

export type Answering = {
  /** Undefined: nothing is asked. */
  readonly answer: Answer | undefined
  readonly stop: () => void
  readonly again: () => void
}

/** So long what was found before may stand under a new question. */
const LINGERS_MS = 300

export const useAnswer = (ask: SearchAsk | undefined): Answering => {
  const [answer, setAnswer] = useState<Answer>()
  const [times, setTimes] = useState(0)
  // Asked once more is another question.
  const key = ask === undefined ? undefined : JSON.stringify({ ask, times })
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    if (key === undefined) return setAnswer(undefined)
    const over = new AbortController()
    running.current = over
    const settling = setTimeout(() => setAnswer(nothingYet), LINGERS_MS)
    void run((JSON.parse(key) as { readonly ask: SearchAsk }).ask, over.signal, now => {
      clearTimeout(settling)
      setAnswer(now)
    })
    return () => {
      clearTimeout(settling)
      over.abort()
    }
  }, [key])
  return {
    answer,
    stop: () => {
      running.current?.abort()
      setAnswer(before => (before?.state === 'asking' ? { ...before, state: 'stopped' } : before))
    },
    again: () => setTimes(times + 1),
  }
}

/** Tells the state at most once a picture of the screen, however many lines come. */
const run = async (ask: SearchAsk, signal: AbortSignal, tell: (answer: Answer) => void): Promise<void> => {
  let answer = nothingYet
  const take = batched((lines: readonly SearchLine[]) => {
    if (signal.aborted) return
    answer = withLines(answer, lines, ask.order ?? 'newest')
    tell(answer)
  })
  try {
    const response = await askStation(paths.footageSearch, { method: 'POST', body: ask, signal })
    if (response.body === null) throw new Error('an answer without a body')
    for await (const lines of linesOf(response.body)) take.more(lines)
    take.now()
    if (answer.state === 'asking' && !signal.aborted) tell({ ...answer, state: 'failed' })
  } catch (error) {
    take.now()
    if (!signal.aborted) tell({ ...answer, state: 'failed', error })
  }
}

const batched = <Item>(give: (items: readonly Item[]) => void) => {
  let waiting: Item[] = []
  let frame: number | undefined
  const now = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
    const items = waiting
    waiting = []
    if (items.length > 0) give(items)
  }
  return {
    now,
    more: (items: readonly Item[]): void => {
      waiting.push(...items)
      frame ??= requestAnimationFrame(now)
    },
  }
}
