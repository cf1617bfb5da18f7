// Sets what is set about signing in, and says that it was.

import { useMutation } from '@tanstack/react-query'
import type { SetSignIn, SignInSettingsShown } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { signInSettingsQuery } from '#web/pages/people/people-queries.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'

export const useSettings = () => {
  const say = useWords()
  return useMutation({
    mutationFn: (body: SetSignIn) => ask<SignInSettingsShown>(paths.signInSettings, { method: 'PUT', body }),
    onSuccess: shown => {
      queries.setQueryData(signInSettingsQuery.queryKey, shown)
      void queries.invalidateQueries({ queryKey: ['session'] })
      toast(say('settings_kept'))
    },
  })
}
