// Makes this browser the duty wall's, or no longer so: the session in it goes on; the wall comes when that has ended.

import { useMutation } from '@tanstack/react-query'
import type { Session } from '#contract/session.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { queries, sessionQuery } from '#web/queries.ts'
import { useWords } from '#web/words/language.ts'
import { toast } from './toasts.ts'

export const useDutyWall = () => {
  const say = useWords()
  return useMutation({
    mutationFn: (on: boolean) => ask<Session>(firstPaths.sessionWall, { method: on ? 'PUT' : 'DELETE' }),
    onSuccess: session => {
      queries.setQueryData(sessionQuery.queryKey, session)
      toast(say(session.wall_beneath ? 'duty_wall_made' : 'duty_wall_unmade'))
    },
  })
}
