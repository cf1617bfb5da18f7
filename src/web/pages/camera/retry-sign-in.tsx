// Retry: a password that the camera refused rests for minutes, so that the camera locks nobody out; somebody who put it right there says so here.

import { useMutation } from '@tanstack/react-query'
import type { Camera } from '#contract/camera.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery, queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'

export const RetrySignIn = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const retry = useMutation({
    mutationFn: () => ask<Camera>(paths.camera(camera.id), { method: 'PATCH', body: { retry_sign_in: true } }),
    onSettled: () => queries.invalidateQueries({ queryKey: camerasQuery.queryKey }),
  })
  return (
    <div className="absolute inset-x-0 bottom-3 grid justify-items-center gap-2 px-4">
      <Button onClick={() => retry.mutate()} disabled={retry.isPending} title={say('retry_sign_in_why')}>
        {say('retry_sign_in')}
      </Button>
      <Complaint error={retry.error} />
    </div>
  )
}
