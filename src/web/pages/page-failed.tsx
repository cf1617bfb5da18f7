// A page that met an unexpected error says so, and offers what helps: loading it anew.

import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'

export const PageFailed = () => {
  const say = useWords()
  return (
    <div
      role="alert"
      className="grid min-h-[70dvh] flex-1 place-content-center justify-items-center gap-5 p-6 text-center"
    >
      <p className="max-w-lg text-lg text-balance">{say('page_failed')}</p>
      <Button weight="strong" onClick={() => location.reload()}>
        {say('load_again')}
      </Button>
    </div>
  )
}

export const PageComing = () => {
  const say = useWords()
  return (
    <p role="status" className="grid flex-1 place-content-center p-6">
      {say('one_moment')}
    </p>
  )
}
