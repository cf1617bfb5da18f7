// What the access log's pages ask for, and the names that its entries are told with.

import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import type { AccessCheck } from '#contract/access-check.ts'
import type { AccessLogPage, AccessSettings, Looks } from '#contract/access-log.ts'
import type { RoleList } from '#contract/grant.ts'
import type { UnitList } from '#contract/unit.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery } from '#web/queries.ts'
import { useNow } from '#web/ui/now.ts'
import { purposeName, useTasks } from '#web/ui/task-query.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import type { LogNames } from './log-sentence.ts'

const PAGE = 50

/** As the API's query has it; what is not asked for is left out. */
export type LogSearch = Readonly<Record<string, string>>

export const logPagesQuery = (search: LogSearch) =>
  infiniteQueryOptions({
    queryKey: ['access_log', search],
    queryFn: ({ signal, pageParam }) =>
      ask<AccessLogPage>(`${paths.accessLog}?${searchText({ ...search, before: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }: AccessLogPage) => (next === null ? undefined : String(next)),
    staleTime: 10_000,
    refetchOnWindowFocus: false,
  })

/** One entry by its number, wherever it lies in the log; null: there is none that may be seen. */
export const logEntryQuery = (n: number) =>
  queryOptions({
    queryKey: ['access_log_entry', n],
    queryFn: async ({ signal }) => {
      const search = searchText({ before: String(n + 1), most: '1' })
      const { entries } = await ask<AccessLogPage>(`${paths.accessLog}?${search}`, { signal })
      return entries.find(entry => entry.n === n) ?? null
    },
    staleTime: 60_000,
  })

export const looksQuery = (camera: string) =>
  infiniteQueryOptions({
    queryKey: ['looks', camera],
    queryFn: ({ signal, pageParam }) =>
      ask<Looks>(`${paths.looks(camera)}?${searchText({ most: '10', before: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }: Looks) => (next === null ? undefined : String(next)),
    staleTime: 10_000,
    refetchOnWindowFocus: false,
  })

const searchText = (search: LogSearch): URLSearchParams =>
  new URLSearchParams(Object.entries({ most: String(PAGE), ...search }).filter(([, value]) => value !== ''))

export const logFileAddress = (search: LogSearch, form: 'csv' | 'json'): string => {
  const asked = Object.entries(search).filter(([, value]) => value !== '')
  return `${paths.accessLogExport}?${new URLSearchParams([...asked, ['form', form]])}`
}

export const logCheckQuery = queryOptions({
  queryKey: ['access_log_check'],
  queryFn: ({ signal }) => ask<AccessCheck>(paths.accessLogCheck, { signal }),
  refetchInterval: ({ state }) => (state.data?.running === true ? 700 : 30_000),
})

export const logSettingsQuery = queryOptions({
  queryKey: ['access_log_settings'],
  queryFn: ({ signal }) => ask<AccessSettings>(paths.accessLogSettings, { signal }),
})

const rolesQuery = queryOptions({
  queryKey: ['role_words'],
  queryFn: ({ signal }) => ask<RoleList>('/api/roles', { signal }),
  staleTime: 300_000,
})

const unitsQuery = queryOptions({
  queryKey: ['unit_names'],
  queryFn: ({ signal }) => ask<UnitList>('/api/units', { signal }),
  staleTime: 300_000,
})

export const useLogNames = (): LogNames => {
  const say = useWords()
  const language = useLanguage()
  const now = useNow(30_000)
  const roles = useQuery(rolesQuery).data
  const units = useQuery(unitsQuery).data?.units ?? []
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const tasks = useTasks()
  return {
    ...{ say, language, now, roles },
    camera: id => cameras.find(camera => camera.id === id)?.name ?? id,
    unit: id => units.find(unit => unit.id === id)?.name ?? id,
    purpose: code => {
      const known = tasks?.purposes.find(purpose => purpose.code === code)
      return tasks === undefined || known === undefined ? code : purposeName(tasks, known.code, language)
    },
  }
}
