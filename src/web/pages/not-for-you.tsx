// Not for you: a page whose address somebody opened who may not do what it is for. It says why not and who can allow it, in the station's own
// words, and leads back to what is theirs.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Verb } from '#contract/access.ts'
import { whyQuery } from '#web/queries.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { KeyIcon } from '#web/ui/icons.tsx'
import { useDestinations } from '#web/ui/use-destinations.ts'
import { useLanguage, useWords } from '#web/words/language.ts'

export const NotForYou = ({ verb }: { readonly verb: Verb }) => {
  const say = useWords()
  const language = useLanguage()
  const { data, error } = useQuery(whyQuery(verb))
  const [first] = useDestinations()
  useEffect(() => {
    document.title = `${say('not_for_you')} · ${say('product')}`
  }, [say])
  return (
    <div className="m-auto grid max-w-xl justify-items-center gap-4 p-6 text-center">
      <span className="grid size-14 place-content-center rounded-full bg-raised text-quiet">
        <KeyIcon />
      </span>
      <h1 className="text-2xl font-semibold text-balance">{say('not_for_you')}</h1>
      <p className="text-balance">{data?.[language]}</p>
      <Complaint error={error} />
      {first !== undefined && (
        <Link to={first.to} className={buttonLook('strong')}>
          {say('back_to_page', { page: say(first.word) })}
        </Link>
      )}
    </div>
  )
}
