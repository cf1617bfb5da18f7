// A page that does not exist says so and shows the way back.

import { Link } from '@tanstack/react-router'
import { buttonLook } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'

export const NoSuchPage = () => {
  const say = useWords()
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
      <h1 className="text-2xl font-semibold">{say('no_such_page')}</h1>
      <p className="max-w-prose text-quiet">{say('no_such_page_why')}</p>
      <Link to="/" className={buttonLook('strong')}>
        {say('to_the_wall')}
      </Link>
    </main>
  )
}
