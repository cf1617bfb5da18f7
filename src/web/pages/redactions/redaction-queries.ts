// Redaction queries: the list and one redacted copy, asked again while a film of it is being made or somebody else has to decide.

import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Redaction, RedactionStep, redactionPicturesShape, redactionsShape } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import type { WordKey } from '#web/words/language.ts'

export type RedactionList = z.infer<typeof redactionsShape>

export const stateWords: Readonly<Record<Redaction['state'], WordKey>> = {
  draft: 'redaction_state_draft',
  rendering: 'redaction_state_rendering',
  awaiting_approval: 'redaction_state_awaiting_approval',
  approved: 'redaction_state_approved',
  rejected: 'redaction_state_rejected',
  failed: 'redaction_state_failed',
  deleted: 'redaction_state_deleted',
}

const MAKING_MS = 1000
const WAITING_MS = 10_000

export const redactionsQuery = queryOptions({
  queryKey: ['redactions'],
  queryFn: ({ signal }) => ask<RedactionList>(paths.redactions, { signal }),
  refetchInterval: WAITING_MS,
})

export const redactionQuery = (id: number) =>
  queryOptions({
    queryKey: ['redaction', id],
    queryFn: ({ signal }) => ask<Redaction>(paths.redaction(id), { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false
      if (data.state === 'rendering' || data.work.state === 'making') return MAKING_MS
      return data.state === 'awaiting_approval' ? WAITING_MS : false
    },
  })

/** Asked once; whoever may not look without a purpose is asked for one here. */
export const picturesQuery = (id: number) =>
  queryOptions({
    queryKey: ['redaction', id, 'pictures'],
    queryFn: ({ signal }) => ask<z.infer<typeof redactionPicturesShape>>(paths.redaction(id, '/pictures'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const takeStep = async (id: number, step: RedactionStep): Promise<void> => {
  const next = await ask<Redaction>(paths.redaction(id, '/steps'), { method: 'POST', body: step })
  queries.setQueryData(['redaction', id], next)
  await Promise.all(
    ['redactions', 'extractions', 'extractions_waiting', 'holds'].map(key =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  )
}
