// What the pages of extractions ask the station, and what they tell it.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  Extraction,
  ExtractionSettings,
  ExtractionState,
  ExtractionStep,
  Extractions,
  NewExtraction,
  Trial,
  TrialAsk,
} from '#contract/extraction.ts'
import type { Redaction } from '#contract/redaction.ts'
import { scanName } from '#contract/scan-name.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'

export type ListAsked = {
  readonly state: ExtractionState | ''
  readonly waiting: boolean
  readonly text: string
  readonly case: string
}

export const extractionPages = ({ state, waiting, text, case: of }: ListAsked) =>
  infiniteQueryOptions({
    queryKey: ['extractions', state, waiting, text, of],
    queryFn: ({ signal, pageParam }) => {
      const told = Object.entries({
        state,
        waiting_for_me: waiting ? '1' : '',
        text,
        case: of,
        before: pageParam,
        most: '50',
      })
      return ask<Extractions>(paths.extractions(Object.fromEntries(told.filter(([, value]) => value !== ''))), {
        signal,
      })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }: Extractions) => (next === null ? null : String(next)),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  })

const busy = ({ state, job }: Extraction): boolean =>
  state === 'extracting' || (state === 'approved' && job !== null) || job?.state === 'running'

export const extractionQuery = (id: number) =>
  queryOptions({
    queryKey: ['extraction', id],
    queryFn: ({ signal }) => ask<Extraction>(paths.extraction(id), { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && busy(data) ? 1_000 : 10_000),
  })

export const trialQuery = (asked: TrialAsk | undefined) =>
  queryOptions({
    queryKey: ['extraction_trial', asked],
    queryFn: ({ signal }) => ask<Trial>(paths.extractionTrial, { method: 'POST', body: asked, signal }),
    enabled: asked !== undefined,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })

export const extractionSettingsQuery = queryOptions({
  queryKey: ['extraction_settings'],
  queryFn: ({ signal }) => ask<ExtractionSettings>(paths.extractionSettings, { signal }),
  staleTime: 60_000,
})

export const redactionsQuery = queryOptions({
  queryKey: ['redactions', 'approved'],
  queryFn: ({ signal }) =>
    ask<{ readonly redactions: readonly Omit<Redaction, 'areas' | 'steps'>[] }>(paths.redactions, { signal }),
  staleTime: 10_000,
})

/** What the station answered after a deed is what the page shows. */
export const extractionChanged = async (extraction: Extraction): Promise<void> => {
  queries.setQueryData(['extraction', extraction.id], extraction)
  await Promise.all(
    ['extractions', 'extractions_waiting', 'holds', 'case_file'].map(key =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  )
}

export const makeExtraction = (body: NewExtraction): Promise<Extraction> =>
  ask<Extraction>(paths.extractions(), { method: 'POST', body })

export const takeStep = (id: number, step: ExtractionStep): Promise<Extraction> =>
  ask<Extraction>(paths.extraction(id, '/steps'), { method: 'POST', body: step })

export const sendScan = (id: number, file: File): Promise<Extraction> =>
  ask<Extraction>(paths.extraction(id, `/scans?${new URLSearchParams({ name: scanName(file.name) })}`), {
    method: 'POST',
    bytes: file,
  })
