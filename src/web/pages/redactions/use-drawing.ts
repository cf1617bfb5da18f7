// Use drawing: what is drawn, kept on the page and saved a moment after each change; whoever else has changed it meanwhile is not overwritten.

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Redaction } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import type { Drawing } from './drawn.ts'

const SETTLES_MS = 500

export type DrawingHeld = {
  readonly drawing: Drawing
  readonly draw: (change: (before: Drawing) => Drawing) => void
  /** All that is drawn is at the station once it resolves. */
  readonly settle: () => Promise<void>
  readonly saved: boolean
  readonly error: unknown
}

export const useDrawing = (redaction: Redaction): DrawingHeld => {
  const { id } = redaction
  const [drawing, setDrawing] = useState<Drawing>(() => ({
    ...{ areas: redaction.areas, sound: redaction.sound, captions: redaction.captions },
  }))
  const [kept, setKept] = useState(drawing)
  const latest = useRef(drawing)
  const version = useRef(redaction.version)
  const line = useRef<Promise<void>>(Promise.resolve())
  const saving = useMutation({
    mutationFn: async (next: Drawing) => {
      const body = { ...next, follows: version.current }
      const told = await ask<Redaction>(paths.redaction(id), { method: 'PUT', body })
      version.current = told.version
      queries.setQueryData(['redaction', id], told)
      setKept(next)
    },
  })
  const save = (): Promise<void> => {
    const next = latest.current
    line.current = line.current.catch(() => undefined).then(() => saving.mutateAsync(next))
    return line.current
  }
  const saved = kept === drawing
  useEffect(() => {
    if (saved) return
    const timer = setTimeout(() => void save().catch(() => undefined), SETTLES_MS)
    return () => clearTimeout(timer)
  })
  return {
    drawing,
    draw: change => {
      latest.current = change(latest.current)
      setDrawing(latest.current)
    },
    settle: () => (latest.current === kept ? line.current : save()),
    saved,
    error: saving.error,
  }
}
