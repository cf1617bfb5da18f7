// Use preview: one picture as the station will make it, until something is drawn anew.

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { askStation } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import type { DrawingHeld } from './use-drawing.ts'

/** The present picture as the station will make it. */
export const usePreview = (id: number, held: DrawingHeld) => {
  const [url, setUrl] = useState<string>()
  const asking = useMutation({
    mutationFn: async (at: number) => {
      await held.settle()
      const answer = await askStation(`${paths.redaction(id, '/preview')}?at_90k=${at}`)
      return URL.createObjectURL(await answer.blob())
    },
    onSuccess: setUrl,
  })
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url])
  // What is drawn anew is not what was shown.
  const { drawing } = held
  const of = useRef(drawing)
  useEffect(() => {
    if (of.current !== drawing) setUrl(undefined)
    of.current = drawing
  }, [drawing])
  return { url, asking: asking.isPending, error: asking.error, show: asking.mutate, hide: () => setUrl(undefined) }
}
