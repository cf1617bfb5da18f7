// What the pages of rules and incidents ask for.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Detection, Models } from '#contract/detection.ts'
import type { Incident, Incidents } from '#contract/incident.ts'
import type { Rule, RuleNotice, RuleNotices, Rules, RuleWord } from '#contract/rule.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => ask<Rules>(paths.rules, { signal }),
  refetchInterval: 10_000,
})

export const detectionQuery = queryOptions({
  queryKey: ['detection'],
  queryFn: ({ signal }) => ask<Detection>(paths.detection, { signal }),
  refetchInterval: 5_000,
})

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => ask<Models>(paths.models, { signal }),
})

export type NoticesAsked = { readonly word: '' | 'none' | RuleWord; readonly camera: string }

export const ruleNoticePages = ({ word, camera }: NoticesAsked) =>
  infiniteQueryOptions({
    queryKey: ['rule-notices', word, camera],
    queryFn: ({ signal, pageParam }) => {
      const told = Object.entries({ word, camera, before_90k: pageParam, most: '30' }).filter(
        ([, value]) => value !== '',
      )
      return ask<RuleNotices>(paths.ruleNotices(Object.fromEntries(told)), { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next_90k }: RuleNotices) => (next_90k === null ? null : String(next_90k)),
    refetchInterval: 10_000,
  })

export const incidentPages = infiniteQueryOptions({
  queryKey: ['incidents'],
  queryFn: ({ signal, pageParam }) =>
    ask<Incidents>(paths.incidents(pageParam === '' ? {} : { before: pageParam }), { signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }: Incidents) => (next === null ? null : String(next)),
})

export const noticesChanged = async (): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['rule-notices'] }),
    queries.invalidateQueries({ queryKey: ['rules'] }),
    queries.invalidateQueries({ queryKey: ['incidents'] }),
  ])
}

export const sayWord = (id: number, word: RuleWord | null): Promise<RuleNotice> =>
  ask<RuleNotice>(paths.ruleNoticeWord(id), { method: 'PUT', body: { word } })

export const makeIncident = (id: number): Promise<Incident> =>
  ask<Incident>(paths.ruleNoticeIncident(id), { method: 'POST', body: {} })

export const changeRule = (id: number, body: Partial<Pick<Rule, 'on'>>): Promise<Rule> =>
  ask<Rule>(paths.rule(id), { method: 'PATCH', body })
