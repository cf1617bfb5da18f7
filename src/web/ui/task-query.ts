// The task of this session: why it looks at what is past, as the station keeps it.

import { queryOptions, useQuery } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import type { PurposeCode, StateTask, Tasks } from '#contract/purpose.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { purposeStated } from '#web/purpose.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import type { Language } from '#web/words/language.ts'

export const taskQuery = queryOptions({
  queryKey: ['task'],
  queryFn: ({ signal }) => ask<Tasks>(firstPaths.task, { signal }),
  staleTime: 30_000,
  refetchInterval: 60_000,
})

/** Undefined until it is known, and for whoever may look at nothing that is past. */
export const useTasks = (): Tasks | undefined => {
  const session = useQuery(sessionQuery).data
  const may = session?.may?.somewhere ?? []
  const looks = (['play_back', 'extract', 'search', 'read_log'] as const).some(verb => may.includes(verb))
  return useQuery({ ...taskQuery, enabled: looks && session?.duty_wall !== true }).data
}

/** For a link that the browser follows by itself: what needs a purpose asks for one first, and is followed then. */
export const usePurposeFirst = (): ((event: MouseEvent<HTMLAnchorElement>) => void) => {
  const tasks = useTasks()
  return event => {
    const now = queries.getQueryData(taskQuery.queryKey) ?? tasks
    if (now === undefined || now.task !== null || !now.policy.extract) return
    event.preventDefault()
    const link = event.currentTarget
    void purposeStated(true).then(stated => stated && link.click())
  }
}

export const stateTask = async (task: StateTask): Promise<Tasks> => {
  const tasks = await ask<Tasks>(firstPaths.task, { method: 'PUT', body: task })
  queries.setQueryData(taskQuery.queryKey, tasks)
  return tasks
}

export const endTask = async (): Promise<void> => {
  queries.setQueryData(taskQuery.queryKey, await ask<Tasks>(firstPaths.task, { method: 'DELETE' }))
}

export const purposeName = ({ purposes }: Pick<Tasks, 'purposes'>, code: PurposeCode, language: Language): string =>
  purposes.find(purpose => purpose.code === code)?.[language] ?? code
